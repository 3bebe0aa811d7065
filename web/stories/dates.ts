import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

describe('a day is typed, stepped or picked', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    browser = await launch()
    // The browser speaks English, the screen Chinese: the field follows the screen.
    screen = await Screen.open(browser, server.url, { language: 'en' }, caller)
    await screen.go('/app/audit')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const from = () => screen.page.getByRole('textbox', { name: '从' })

  test('the words are those of the screen, and 3/8 is a day of this year', async () => {
    expect(await from().getAttribute('placeholder')).toBe('年-月-日')
    await from().fill('3/8')
    await from().press('Enter')
    expect(await from().inputValue()).toMatch(/^\d{4}-03-08$/)
    await screen.page.waitForURL(/from=\d{4}-03-08/)
  })
  test('arrows step by a day, and what is no day is marked and not taken', async () => {
    await from().press('ArrowUp')
    expect(await from().inputValue()).toMatch(/-03-09$/)
    await from().press('ArrowDown')
    await from().press('ArrowDown')
    expect(await from().inputValue()).toMatch(/-03-07$/)
    await from().fill('2/30')
    expect(await from().getAttribute('aria-invalid')).toBe('true')
    await from().press('Enter')
    expect(screen.page.url()).toMatch(/-03-07/)
    await from().fill('3/7')
    await from().press('Enter')
  })
  test('the calendar is walked with the keyboard and gives the focus back', async () => {
    const { page } = screen
    await from().press('Alt+ArrowDown')
    await page.getByRole('grid').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('7')
    await screen.shot('calendar')
    // What lies under the calendar has no colour that axe could judge.
    const found = (await findings(page)).filter((one) => one.rule !== 'color-contrast' || /calendar|z-date/.test(one.target))
    expect(found).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('Enter')
    expect(await from().inputValue()).toMatch(/-04-15$/)
    expect(await from().evaluate((field) => field === document.activeElement)).toBe(true)
  })
  test('on a small screen the calendar stays inside', async () => {
    const phone = await Screen.open(browser, server.url, { width: 360, height: 740 }, caller)
    await phone.go('/app/audit')
    await phone.page.getByRole('button', { name: '打开日历' }).first().click()
    const box = await phone.page.getByRole('dialog', { name: '选日期' }).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true)
    expect(await phone.overflow()).toBe(0)
    expect([...screen.wrong, ...phone.wrong]).toEqual([])
    await phone.close()
  })
})
