import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen, type Look } from './support/browser.ts'
import { tabTo } from './support/keys.ts'
import { startServer, type Server } from './support/server.ts'
import { join, storeOf } from './support/shop.ts'

const rows = [
  '松鹤楼 账单明细',
  '订单编号,结账时间,桌号,人数,菜品名称,规格,数量,单价（元）,订单实收,支付方式,会员手机,收银员',
  '202403010001,2024/3/1 12:05:00,A3,4,龙井虾仁,大份,1,158,170,微信:100;现金:70,15400001234,甲',
  '202403010001,2024/3/1 12:05:00,A3,4,米饭,,4,3,170,,15400001234,甲',
  '202403010002,2024-03-02 01:30,B1,2,东坡肉,,1,68.50,,支付宝,154****7001,甲',
  '202403010003,2024-03-02 18:30,B2,--,东坡肉,,2,68.50,,,15400001234,乙',
  '202403010004,昨天,B2,--,东坡肉,,2,68.50,,,,乙',
  '合计,,,,,,10,,,,,',
]
const list = [
  '姓名,手机号,性别,生日,会员等级,会员卡号,积分,储值余额,赠送余额,标签',
  '王先生（常客）,154 0000 5001,,1988-05-12,金卡,A001,1200,150.50,50.5,靠窗',
  '林小雨,15400001234,女,农历八月十五,金卡,,20,,,不吃辣',
  '李总,15400005003,,,黑钻,,,,,',
  '李总,15400005003,,,黑钻,,,,,',
  '无号,154****5004,,,,,,,,',
]
const guests = { name: '会员名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\n')) }
const file = { name: '三月账单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }

describe('past bills of another till', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    await join(caller, await storeOf(caller), '1234', '林婉')
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  async function look(name: string, path: string): Promise<void> {
    const looks: [string, Look][] = [
      ['en-dark', { language: 'en', theme: 'dark' }],
      ['phone', { width: 360, height: 740 }],
    ]
    for (const [as, one] of looks) {
      const other = await Screen.open(browser, server.url, one, caller)
      const { theme = 'light', language = 'zh-CN' } = one
      await other.context.addInitScript(([t, l]) => {
        localStorage.setItem('zhike.theme', t ?? 'light')
        localStorage.setItem('zhike.language', l ?? 'zh-CN')
      }, [theme, language])
      const me = await caller.call<{ version: number }>('GET', '/me')
      await caller.call('PATCH', '/me', { theme, language }, { 'If-Match': `"${me.version}"`, 'Content-Type': 'application/merge-patch+json' })
      await other.go(path)
      expect(await other.overflow()).toBe(0)
      if (as !== 'phone') expect(await findings(other.page)).toEqual([])
      await other.shot(`${name}-${as}`, true)
      await other.close()
    }
    const me = await caller.call<{ version: number }>('GET', '/me')
    await caller.call('PATCH', '/me', { theme: 'light', language: 'zh-CN' }, { 'If-Match': `"${me.version}"`, 'Content-Type': 'application/merge-patch+json' })
  }

  test('a file is dropped, understood and counted; what is wrong with it is said', async () => {
    const { page } = screen
    await screen.go('/app/imports')
    await page.getByText('还没有导入过').waitFor()
    await screen.shot('imports-empty')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.waitForURL(/\/app\/imports\/import_/)
    await page.getByRole('button', { name: '导入 3 张账单' }).waitFor()
    await page.getByText('¥375.50').waitFor()
    await page.getByRole('link', { name: '下载问题清单' }).waitFor()
    expect(await page.getByText('154****1234').count()).toBeGreaterThan(0)
    expect(await page.getByText('15400001234').count()).toBe(0)
    expect(await page.getByLabel('结账时间 是').inputValue()).toBe('paid_at')
    await screen.shot('import-staged', true)
    expect(await findings(page)).toEqual([])
    await look('import-staged', new URL(page.url()).pathname)
  })

  test('a wrong guess is said otherwise and counted anew', async () => {
    const { page } = screen
    await screen.page.reload()
    await screen.calm()
    await page.getByLabel('订单实收 是').selectOption('')
    await page.getByText('¥375.50').waitFor()
    await page.getByLabel('结账时间 是').selectOption('')
    await page.getByText('还不知道哪一列是时间、哪一列是金额。').waitFor()
    expect(await page.getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true)
    await page.getByLabel('结账时间 是').selectOption('paid_at')
    await page.getByLabel('订单实收 是').selectOption('net')
    await page.getByRole('button', { name: '导入 3 张账单' }).waitFor()
  })

  test('it is run, its bills are seen, and it is undone as a whole', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '导入 3 张账单' }).click()
    await page.getByText('已导入', { exact: true }).waitFor()
    await screen.shot('import-finished')
    const here = new URL(page.url()).pathname
    await look('import-finished', here)
    await screen.go('/app/bills')
    const row = page.getByRole('row', { name: /202403010001/ })
    await row.getByText('¥170').waitFor()
    await screen.shot('bills-imported')
    await row.getByRole('button').first().click()
    const bill = page.getByRole('dialog')
    await bill.getByText('别的收银机收的，在这里不能退款。').waitFor()
    await bill.getByText('龙井虾仁 · 大份').waitFor()
    expect(await bill.getByRole('button', { name: '退款' }).count()).toBe(0)
    await screen.shot('bill-imported')
    await screen.go(here)
    await page.getByRole('button', { name: '撤销整批导入' }).click()
    await page.getByRole('dialog', { name: '撤销这次导入？' }).waitFor()
    await screen.shot('import-undo')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('已撤销', { exact: true }).waitFor()
    await screen.go('/app/bills')
    expect(await page.getByRole('row', { name: /2024030100/ }).count()).toBe(0)
    await screen.go('/app/imports')
    await page.getByText('三月账单.csv').waitFor()
    await screen.shot('imports')
    expect(screen.wrong).toEqual([])
  })

  test('a list of guests is counted, comes in, and is taken back', async () => {
    const { page } = screen
    await screen.go('/app/imports')
    await page.getByRole('link', { name: '顾客和会员' }).click()
    await page.waitForURL(/\/app\/imports\/guests$/)
    await page.getByText('还没有导入过').waitFor()
    await screen.shot('imports-guests-empty')
    await page.locator('input[type=file]').setInputFiles(guests)
    await page.waitForURL(/\/app\/imports\/guests\/import_/)
    await page.getByRole('button', { name: '导入 3 位顾客' }).waitFor()
    await page.getByText('店里没有这些等级').waitFor()
    await screen.shot('import-guests-staged', true)
    await look('import-guests-staged', new URL(page.url()).pathname)
    const problems = page.waitForEvent('download')
    await tabTo(page, /^下载问题清单$/)
    await page.keyboard.press('Enter')
    expect(await (await problems).path().then((path) => readFile(path, 'utf8'))).toContain('import.guest_nobody')
    await tabTo(page, /^导入 3 位顾客$/)
    await page.keyboard.press('Enter')
    await page.getByText('已导入', { exact: true }).waitFor()
    await screen.shot('import-guests-finished')
    const known = (last4: string) => caller.call<{ items: { display: string }[] }>('GET', `/guests/search?q=${last4}`)
    expect((await known('5001')).items.map((one) => one.display)).toEqual(['王先生'])
    await tabTo(page, /^撤销整批导入$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '撤销这次导入？' }).waitFor()
    await tabTo(page, /^撤销$/)
    await page.keyboard.press('Enter')
    await page.getByText('已撤销', { exact: true }).waitFor()
    expect((await known('5001')).items).toEqual([])
    expect(screen.wrong).toEqual([])
  })
})
