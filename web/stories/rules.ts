import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

interface Offers {
  items: { state: string; offer: { name: string; benefit: { kind: string; rates?: { pay_bp: number }[] } } }[]
}
describe('membership, offers and coupons', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let store = ''
  let lin = ''
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    store = (await caller.call<{ stores: { store_id: string }[] }>('GET', '/me')).stores[0]?.store_id ?? ''
    lin = (await caller.call<{ guest_id: string }>('POST', '/guests', { name: '林婉', sex: 'female', phones: ['15400001234'], store_id: store })).guest_id
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a tier discount reads back as one sentence and is switched on', async () => {
    const { page } = screen
    await screen.go('/app/pricing')
    await screen.shot('pricing-empty')
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: '新建优惠' })
    await form.getByLabel('名称').fill('等级折扣')
    await form.getByRole('radio', { name: /等级折扣/ }).check()
    await form.getByLabel('金卡').fill('90')
    await form.getByLabel('白金').fill('88')
    await form.getByText('所有会员，金卡 9折、白金 8.8折；不与其他整单优惠同用。').waitFor()
    await form.getByRole('switch', { name: /启用/ }).check()
    await screen.shot('offer')
    await form.getByRole('button', { name: '建立优惠' }).click()
    await page.getByText('“等级折扣”已保存，正在生效').waitFor()
    const { items } = await caller.call<Offers>('GET', '/offers')
    expect(items[0]?.state).toBe('active')
    expect(items[0]?.offer.benefit.rates?.map((one) => one.pay_bp).sort()).toEqual([8800, 9000])
  })

  test('a coupon template has stock and a term, and one coupon is given to a guest', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '新建券模板' }).click()
    const form = page.getByRole('dialog', { name: '新建券模板' })
    await form.getByLabel('名称').fill('满200减20')
    await form.getByRole('textbox', { name: '减多少' }).fill('20')
    await form.getByLabel('满多少才有').fill('200')
    await form.getByLabel('一共多少张').fill('100')
    await form.getByLabel('每人最多').fill('2')
    await form.getByText('所有顾客，满 ¥200，减 ¥20；不与其他整单优惠同用。 发出后 30 天内用。').waitFor()
    await screen.shot('template')
    await form.getByRole('button', { name: '建立券模板' }).click()
    await page.getByText('“满200减20”已保存').waitFor()
    await page.getByRole('button', { name: '发券', exact: true }).click()
    const give = page.getByRole('dialog', { name: '发券' })
    await give.getByPlaceholder('手机尾号、姓名、卡号').fill('1234')
    await give.getByRole('button', { name: /林女士/ }).click()
    await page.getByRole('button', { name: '发 1 张' }).click()
    await page.getByText('已给林女士发了 1 张券').waitFor()
    await page.getByText('已发 1 张，还剩 99 张').waitFor()
    const held = await caller.call<{ items: { name: string }[] }>('GET', `/guests/${lin}/coupons`)
    expect(held.items.map((one) => one.name)).toEqual(['满200减20'])
    await screen.shot('pricing')
  })

  test('sums are rounded down to the yuan from now on', async () => {
    const { page } = screen
    await page.getByRole('radio', { name: '抹到元', exact: true }).check()
    await page.getByText('抹零规则已改').waitFor()
    const rules = await caller.call<{ rules: { round_off: { step_minor: number } | null } }>('GET', '/pricing-rules')
    expect(rules.rules.round_off?.step_minor).toBe(100)
  })

  test('a tier gets another threshold and multiplier, points another worth, and a plan is sold', async () => {
    const { page } = screen
    await screen.go('/app/membership')
    await screen.shot('membership')
    await page.getByRole('button', { name: '改等级' }).click()
    const ladder = page.getByRole('dialog', { name: '等级' })
    await ladder.getByLabel('满多少').first().fill('1200')
    await ladder.getByRole('button', { name: '保存等级' }).click()
    await page.getByText('12 个月内成长值满 1,200，积分 1.2 倍。').waitFor()
    await page.getByRole('button', { name: '改积分规则' }).click()
    const points = page.getByRole('dialog', { name: '积分' })
    await points.getByLabel('最多抵账单的').fill('30')
    await points.getByRole('button', { name: '保存积分规则' }).click()
    await page.getByText(/最多抵账单的 30%/).waitFor()
    await page.getByRole('button', { name: '新建充值方案' }).click()
    const plan = page.getByRole('dialog', { name: '新建充值方案' })
    await plan.getByLabel('名称').fill('充500送50')
    await plan.getByLabel('充多少').fill('500')
    await plan.getByLabel('送多少').fill('50')
    await plan.getByRole('button', { name: '建立方案' }).click()
    await page.getByText('充 ¥500 送 ¥50，赠金不过期。').waitFor()
    const plans = await caller.call<{ items: { pay_minor: number; bonus_minor: number }[] }>('GET', '/top-up-plans')
    expect(plans.items.map((one) => [one.pay_minor, one.bonus_minor])).toEqual([[50000, 5000]])
    await screen.shot('membership-set')
  })

  test('a key for another till is shown once and can be ended', async () => {
    const { page } = screen
    await screen.go('/app/settings/keys')
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: '新建密钥' })
    await form.getByLabel('给谁用').fill('前台收银机')
    await form.getByRole('button', { name: '生成密钥' }).click()
    const secret = ((await form.locator('.secret').textContent()) ?? '').trim()
    expect(secret.length).toBeGreaterThan(20)
    await screen.shot('keys-once')
    await form.getByRole('button', { name: '已经填好了' }).click()
    await page.waitForURL(/keys$/)
    expect(await page.getByText(secret).count()).toBe(0)
    await page.getByRole('button', { name: '停用', exact: true }).click()
    await page.getByRole('dialog', { name: '停用“前台收银机”' }).getByRole('button', { name: '停用', exact: true }).click()
    await page.getByText('“前台收银机”已停用').waitFor()
    expect(screen.wrong).toEqual([])
  })
})
