import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hire, openHouse, settle, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

describe('look, language and keys', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    await hire(caller, '何静', 'hejing', 'host')
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const theme = (on: Screen) => on.page.evaluate(() => document.documentElement.dataset.theme)

  test('dark is seen at once, kept in the account, and there before the first paint', async () => {
    await screen.go('/app/me')
    await screen.page.getByRole('radio', { name: '深色' }).check()
    expect(await theme(screen)).toBe('dark')
    await expect.poll(async () => (await caller.call<{ theme: string }>('GET', '/me')).theme).toBe('dark')
    await screen.page.reload({ waitUntil: 'commit' })
    await screen.page.waitForFunction(() => document.documentElement.dataset.theme !== undefined)
    expect(await theme(screen)).toBe('dark')
    await screen.calm()
    await screen.shot('me-dark')
    const other = await Screen.open(browser, server.url, {}, caller)
    await other.go('/app/me')
    expect(await theme(other)).toBe('dark')
    await other.close()
    await screen.page.getByRole('radio', { name: '浅色' }).check()
  })

  test('the language changes everything, names included', async () => {
    await screen.page.getByLabel('语言', { exact: true }).selectOption('en')
    await screen.page.getByRole('heading', { name: 'My account' }).waitFor()
    expect(await screen.page.getByText('West Lake Bistro').first().isVisible()).toBe(true)
    expect(await screen.page.evaluate(() => document.documentElement.lang)).toBe('en')
    await screen.go('/app/staff')
    expect(await screen.page.getByRole('columnheader', { name: 'Last seen' }).isVisible()).toBe(true)
    await screen.shot('staff-en')
    await screen.go('/app/me')
    await screen.page.getByLabel('Language', { exact: true }).selectOption('zh-TW')
    await screen.page.getByRole('heading', { name: '我的帳號' }).waitFor()
    expect(await screen.page.getByText('西湖小館').first().isVisible()).toBe(true)
    await screen.page.getByLabel('語言', { exact: true }).selectOption('zh-CN')
    await screen.page.getByRole('heading', { name: '我的账号' }).waitFor()
  })

  test('g s, slash, the palette and the sheet work; letters in a field are letters', async () => {
    const { page } = screen
    await page.locator('body').click({ position: { x: 1000, y: 780 } })
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL(/\/app\/staff/)
    await screen.calm()
    await page.keyboard.press('/')
    await page.keyboard.type('何')
    await page.getByRole('option', { name: /何静/ }).waitFor()
    await screen.shot('search')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '何静' }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/app\/staff$/)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('角色')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/app\/roles/)
    await screen.calm()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await screen.shot('keys')
    await page.keyboard.press('Escape')
    await page.getByPlaceholder('找权限').fill('n')
    expect(page.url()).toContain('/app/roles')
  })

  test('single letters can be switched off', async () => {
    await screen.go('/app/me')
    await screen.page.getByRole('switch', { name: /单个字母/ }).uncheck()
    await screen.page.waitForTimeout(300)
    await screen.go('/app/staff')
    await screen.page.keyboard.press('n')
    await screen.page.waitForTimeout(200)
    expect(screen.page.url()).not.toContain('new')
    expect(screen.wrong).toEqual([])
  })

  test('with the keyboard alone: log in, add somebody, leave', async () => {
    const { password } = await settle(server, caller, '方远', 'fangyuan', 'store_manager')
    const hands = await Screen.open(browser, server.url)
    const { page } = hands
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement
        return at instanceof HTMLElement && at !== document.body ? at.innerText || at.getAttribute('aria-label') : ''
      })
    const tabTo = async (wanted: RegExp) => {
      for (let steps = 0; steps < 60; steps += 1) {
        if (wanted.test((await focused()) ?? '')) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`never reached ${String(wanted)}`)
    }
    await hands.go('/app/staff')
    await page.keyboard.type('fangyuan')
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/app\/staff/)
    await hands.calm()
    await tabTo(/添加员工/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '添加员工' }).waitFor()
    await page.getByLabel('姓名', { exact: true }).focus()
    await page.keyboard.type('吴倩')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wuqian')
    await page.keyboard.press('Tab')
    const chosen = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text)
    for (let steps = 0; steps < 12 && (await chosen()) !== '服务员'; steps += 1) await page.keyboard.press('ArrowDown')
    expect(await chosen()).toBe('服务员')
    await tabTo(/建立账号/)
    await page.keyboard.press('Enter')
    await page.getByText('一次性密码', { exact: true }).waitFor()
    await tabTo(/交给本人了/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/app\/staff$/)
    await tabTo(/退出登录/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/login/)
    expect(hands.wrong).toEqual([])
    await hands.close()
  })
})
