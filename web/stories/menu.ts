import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { tabTo } from './support/keys.ts'
import { startServer, type Server } from './support/server.ts'

interface Menu {
  dishes: { name: string; list_minor: number; sold_out: boolean; allergens: string[] }[]
}
describe('the menu', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let store = ''
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    store = (await caller.call<{ stores: { store_id: string }[] }>('GET', '/me')).stores[0]?.store_id ?? ''
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const menu = () => caller.call<Menu>('GET', `/stores/${store}/menu`)
  const dish = async (name: string) => (await menu()).dishes.find((one) => one.name === name)
  const csv = (rows: string[]) => ({ name: '菜品.csv', mimeType: 'text/csv', buffer: Buffer.from(['菜品名称,编码,分类,价格,会员价', ...rows].join('\n')) })

  test('an empty menu offers an import or a first dish', async () => {
    await screen.go('/app/menu')
    await screen.page.getByText('还没有菜品').waitFor()
    await screen.shot('menu-empty')
  })

  test('a dish is made and its price changed with the keyboard alone', async () => {
    await caller.call('POST', '/categories', { name: '热菜' })
    const { page } = screen
    await screen.go('/app/me')
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.waitForURL(/\/app\/menu$/)
    await screen.calm()
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: '新增菜品' }).waitFor()
    await tabTo(page, /^菜名/)
    await page.keyboard.type('龙井虾仁')
    await tabTo(page, /^价格/)
    await page.keyboard.type('158')
    await page.keyboard.press('Enter')
    await page.getByText('龙井虾仁 已加进菜单').waitFor()
    await page.waitForURL(/\/app\/menu$/)
    await tabTo(page, /^龙井虾仁$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '龙井虾仁' }).waitFor()
    await tabTo(page, /^价格/)
    await page.keyboard.type('168')
    await page.keyboard.press('Enter')
    await page.getByText('已保存').waitFor()
    expect((await dish('龙井虾仁'))?.list_minor).toBe(16800)
    await screen.shot('menu-dish')
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/app\/menu$/)
  })

  test('a member price, an allergen and an option are written on the dish', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '龙井虾仁', exact: true }).click()
    const form = page.getByRole('dialog', { name: '龙井虾仁' })
    await form.getByRole('button', { name: '会员价' }).click()
    await form.getByRole('textbox', { name: '会员价' }).fill('138')
    await form.getByRole('checkbox', { name: '甲壳类' }).check()
    await form.getByRole('button', { name: '保存菜品' }).click()
    await page.getByText('已保存').first().waitFor()
    await page.keyboard.press('Escape')
    const row = page.getByRole('row', { name: /龙井虾仁/ })
    await row.getByText('¥138').waitFor()
    await row.getByText('甲壳类').waitFor()
    expect((await dish('龙井虾仁'))?.allergens).toEqual(['crustacean'])
  })

  test('sold out is one tap, and can be taken back', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '龙井虾仁 沽清' }).click()
    await page.getByText('龙井虾仁 已沽清，今天不再卖').waitFor()
    expect((await dish('龙井虾仁'))?.sold_out).toBe(true)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(async () => (await dish('龙井虾仁'))?.sold_out).toBe(false)
  })

  test('a file with a bad row is not taken, and says which row and why', async () => {
    const { page } = screen
    await screen.go('/app/menu/import')
    const panel = page.getByRole('dialog', { name: '导入菜品' })
    await panel.locator('input[type=file]').setInputFiles(csv(['宋嫂鱼羹,H01,汤羹,48,', '东坡肉,H02,热菜,随便,']))
    await panel.getByText('第 3 行').waitFor()
    await screen.shot('menu-import-bad')
    expect(await panel.getByRole('button', { name: /^导入 / }).count()).toBe(0)
    expect((await menu()).dishes).toHaveLength(1)
    await panel.locator('input[type=file]').setInputFiles(csv(['宋嫂鱼羹,H01,汤羹,48,43', '东坡肉,H02,热菜,68,']))
    await panel.getByText('新增 2 道，更新 0 道，0 道不变').waitFor()
    await screen.shot('menu-import')
    await panel.getByRole('button', { name: '导入 2 道菜品' }).click()
    await page.getByText('菜品已导入：新增 2 道，更新 0 道').waitFor()
    expect((await dish('东坡肉'))?.list_minor).toBe(6800)
    await screen.shot('menu')
  })

  test('many prices change only after every old and new one has been seen', async () => {
    const { page } = screen
    await screen.go('/app/menu/prices')
    const panel = page.getByRole('dialog', { name: '批量调价' })
    await panel.getByLabel('多少').fill('10')
    await panel.getByRole('button', { name: '先看看' }).click()
    await panel.getByRole('row', { name: /东坡肉 ¥68 ¥75/ }).waitFor()
    expect((await dish('东坡肉'))?.list_minor).toBe(6800)
    await screen.shot('menu-prices')
    await panel.getByRole('button', { name: /改这 3 道菜的价格/ }).click()
    await page.getByText('3 道菜的价格已改').waitFor()
    expect((await dish('东坡肉'))?.list_minor).toBe(7500)
    expect(screen.wrong).toEqual([])
  })

  test('a file that was taken goes back whole, unless its dishes were changed since', async () => {
    const { page } = screen
    await screen.go('/app/menu/import')
    const panel = page.getByRole('dialog', { name: '导入菜品' })
    await panel.getByText(/后来改过，撤不了：.*东坡肉/).waitFor()
    expect(await panel.getByRole('button', { name: '撤销导入' }).count()).toBe(0)
    await panel.locator('input[type=file]').setInputFiles(csv(['西湖醋鱼,H03,热菜,88,', '宋嫂鱼羹,H01,汤羹,58,43']))
    await panel.getByRole('button', { name: '导入 2 道菜品' }).click()
    await page.getByText('菜品已导入：新增 1 道，更新 1 道').waitFor()
    await screen.go('/app/menu/import')
    await panel.getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销：去掉 1 道，改回 1 道').waitFor()
    await panel.getByText('已撤销', { exact: true }).waitFor()
    await screen.shot('menu-undone')
    expect(await dish('西湖醋鱼')).toBeUndefined()
    expect((await dish('宋嫂鱼羹'))?.list_minor).toBe(5300)
  })

  test('charges of the store are kept', async () => {
    const { page } = screen
    await screen.go('/app/menu/charges')
    const panel = page.getByRole('dialog', { name: '附加费' })
    await panel.getByRole('button', { name: '加一项' }).click()
    await panel.getByRole('button', { name: '保存附加费' }).click()
    await page.getByText('附加费已保存').waitFor()
    const kept = await caller.call<{ charges: { name: string }[] }>('GET', `/stores/${store}/menu`)
    expect(kept.charges.map((one) => one.name)).toEqual(['茶位'])
    expect(screen.wrong).toEqual([])
  })
})
