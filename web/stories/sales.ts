import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { buy, join, openGoldenBill, openShop, type Shop } from './support/shop.ts'

/** What was sold: a figure moves within seconds of a bill, leads to it, turns into a table, and goes into a workbook. */
describe('sales', () => {
  let server: Server
  let browser: Browser
  let boss: Caller
  let shop: Shop
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    boss = await openHouse(server)
    shop = await openShop(boss)
    const bill = await openGoldenBill(boss, shop)
    const quote = await boss.call<{ version: number; quote: { due_minor: number; suggested_tenders: object[] } }>('GET', `/bills/${bill}`)
    await boss.call('POST', `/bills/${bill}/settle`, { version: quote.version, due_minor: quote.quote.due_minor, tenders: quote.quote.suggested_tenders })
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, boss)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const figure = (name: string) => screen.page.locator('.figures dl > div').filter({ has: screen.page.getByText(name, { exact: true }) }).locator('.value')

  test('a bill that is settled elsewhere moves the figure within seconds', async () => {
    await screen.go('/app/insight/sales')
    const revenue = await figure('实收').textContent()
    expect(revenue).toMatch(/^¥/)
    const begun = Date.now()
    await buy(boss, shop.storeId, await join(boss, shop.storeId, '4471', '周舟'), 12_300)
    await expect.poll(() => figure('实收').textContent(), { timeout: 10_000 }).not.toBe(revenue)
    expect(Date.now() - begun).toBeLessThan(8_000)
    expect(await screen.page.getByText('还没有同一星期几的往日可比').isVisible()).toBe(true)
    expect(await screen.overflow()).toBe(0)
    await screen.shot('sales')
  })

  test('a figure leads to the bills behind it, and the chart is a table at a key', async () => {
    const { page } = screen
    await page.getByRole('link', { name: '新客', exact: true }).click()
    await page.waitForURL(/\/app\/bills\?.*guest_kind=new/)
    await screen.calm()
    expect(await page.getByRole('group', { name: '来自销售分析' }).getByText('新客').isVisible()).toBe(true)
    // 林婉's and 周舟's first bills; the dishes of the golden bill are not somebody's first.
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
    await page.getByRole('button', { name: '看全部账单' }).click()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(4)
    await screen.go('/app/insight/sales')
    await page.getByRole('link', { name: '龙井虾仁' }).click()
    await page.waitForURL(/dish_id=/)
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.goBack()
    await screen.calm()
    const card = page.locator('.z-card').filter({ has: page.getByRole('heading', { name: '28 天实收' }) })
    await card.getByRole('button', { name: '看表格' }).press('Enter')
    expect(await card.getByRole('row').count()).toBe(29)
    await card.getByRole('button', { name: '看图' }).press('Enter')
    expect(await card.getByRole('option').count()).toBe(28)
    await card.getByRole('listbox').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.waitForURL(/settled_from=/)
    await expect.poll(() => page.locator('tbody tr').count()).toBe(4)
    await page.goBack()
    await screen.calm()
    await page.getByRole('radio', { name: '近 7 天' }).check()
    await page.waitForURL(/range=last_7/)
    await page.getByText('这段时间还没有账单').waitFor()
  })

  test('the workbook is made and can be fetched', async () => {
    const { page } = screen
    await screen.go('/app/insight/sales')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByText('开始导出了').waitFor()
    await screen.go('/app/jobs')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /下载/ }).first().click()])
    expect(file.suggestedFilename()).toMatch(/^sales-.*\.xlsx$/)
    const bytes = readFileSync(await file.path())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.includes('龙井虾仁')).toBe(true)
  })

  test('the wall and the phone read well, in the dark too', async () => {
    await screen.go('/app/hq')
    await screen.page.getByRole('button', { name: '西湖小馆' }).click()
    await screen.page.waitForURL(/insight\/sales/)
    const phone = await Screen.open(browser, server.url, { width: 360, height: 760, theme: 'dark' }, boss)
    await phone.go('/app/insight/sales')
    expect(await phone.overflow()).toBe(0)
    await phone.shot('sales-phone-dark', true)
    await phone.close()
    expect(screen.wrong).toEqual([])
  })
})
