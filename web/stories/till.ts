import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, settle, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { Hands, scan } from './support/hands.ts'
import { startServer, type Server } from './support/server.ts'
import { buy, cashOff, coupon, join, openGoldenBill, openShop, type Shop } from './support/shop.ts'

/** The till by keys alone: each story ends with the money right, in at most eight actions. */
describe('the till without a mouse', () => {
  let server: Server
  let browser: Browser
  let boss: Caller
  let cashier: Caller
  let shop: Shop
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    boss = await openHouse(server)
    cashier = (await settle(server, boss, '陈晓', 'chenxiao', 'cashier')).caller
    shop = await openShop(boss)
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, cashier)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const bills = async (query = '') => (await boss.call<{ items: { bill_id: string; guest_id: string | null; due_minor: number; state: string }[] }>('GET', `/stores/${shop.storeId}/bills?limit=5${query}`)).items

  test('1 · a guest is found by the last four digits and settles', async () => {
    const hands = new Hands(screen)
    await screen.go('/app/till')
    await hands.type('200')
    await hands.press('F2')
    await screen.page.getByRole('dialog').getByRole('searchbox').waitFor()
    await hands.type('1234')
    await hands.see('林婉')
    await hands.press('Enter')
    await hands.see(/林女士/)
    await hands.see('结账 ¥180')
    await hands.press('F8')
    await hands.see('已结账')
    await screen.shot('till-done')
    await hands.press('Enter')
    await expect.poll(() => screen.page.getByLabel('消费金额').inputValue()).toBe('')
    hands.atMost(8)
    expect((await bills())[0]).toMatchObject({ guest_id: shop.guestId, due_minor: 18_000, state: 'settled' })
  })

  test('2 · somebody new joins with a phone number and settles', async () => {
    const hands = new Hands(screen)
    await screen.go('/app/till')
    await hands.type('128')
    await hands.press('F2')
    await screen.page.getByRole('dialog').getByRole('searchbox').waitFor()
    await hands.type('15400005678')
    await hands.see(/没有找到/)
    await hands.press('Enter')
    await hands.see(/会员章程/)
    await screen.page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'checkbox')
    await screen.shot('till-join')
    await hands.press('Space')
    await hands.press('Enter')
    await hands.see('结账 ¥128')
    await screen.page.locator('.guest').waitFor()
    await hands.press('F8')
    await hands.see('已结账')
    hands.atMost(8)
    const [bill] = await bills()
    expect(bill).toMatchObject({ due_minor: 12_800, state: 'settled' })
    expect(bill?.guest_id).not.toBeNull()
    await screen.page.keyboard.press('Enter')
  })

  test('3 · a guest tops up a plan in cash', async () => {
    const hands = new Hands(screen)
    const guestId = await join(boss, shop.storeId, '2001', '欧阳宁')
    await screen.go('/app/till/topup')
    await hands.press('F2')
    await screen.page.getByRole('dialog').getByRole('searchbox').waitFor()
    await hands.type('2001')
    await hands.see('欧阳宁')
    await hands.press('Enter')
    await hands.see('要向顾客说明')
    await screen.shot('topup')
    await screen.page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'radio')
    await hands.press('Enter')
    await hands.press('Space')
    await hands.press('F8')
    await hands.see('充值完成')
    hands.atMost(8)
    const { balances } = await boss.call<{ balances: { principal_minor: number; bonus_minor: number } }>('GET', `/guests/${guestId}/account`)
    expect(balances).toMatchObject({ principal_minor: 100_000, bonus_minor: 10_000 })
    await screen.shot('topup-done')
  })

  test('4 · a coupon is redeemed by itself, points because the guest asks', async () => {
    const hands = new Hands(screen)
    const guestId = await join(boss, shop.storeId, '3002', '顾南')
    await buy(boss, shop.storeId, guestId, 50_000)
    await coupon(boss, shop.storeId, guestId, 30, cashOff('满 100 减 30', 100, 30))
    await screen.go('/app/till')
    await hands.type('150')
    await hands.press('F2')
    await screen.page.getByRole('dialog').getByRole('searchbox').waitFor()
    await hands.type('3002')
    await hands.see('顾南')
    await hands.press('Enter')
    await hands.see('结账 ¥120')
    await hands.press('F6')
    await hands.see(/最多用/)
    await screen.page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.value === '500')
    await hands.press('Enter')
    await hands.see('结账 ¥115')
    await hands.press('F8')
    await hands.see('已结账')
    hands.atMost(8)
    const [bill] = await bills()
    expect(bill).toMatchObject({ guest_id: guestId, due_minor: 11_500 })
    await screen.page.keyboard.press('Enter')
  })

  test('5 · the bill of the picture comes to ¥649, stored value and cash pay it', async () => {
    const hands = new Hands(screen)
    const billId = await openGoldenBill(cashier, shop)
    await screen.go('/app/till')
    await hands.press('F10')
    await hands.see(/B2 桌/)
    await screen.page.getByRole('dialog').getByRole('button', { name: /B2 桌/ }).focus()
    await hands.press('Enter')
    await hands.see('结账 ¥649')
    await hands.see('林婉')
    await screen.page.waitForTimeout(300)
    await screen.shot('till-golden')
    await hands.press('F1')
    await hands.see(/¥86\.50/)
    await hands.type('100')
    await hands.see(/找零 ¥13\.50/)
    await screen.shot('till-golden-paid')
    await hands.press('F8')
    await hands.see('已结账')
    hands.atMost(8)
    const done = await boss.call<{ settlement: { change_minor: number; earned_points: number }; quote: { due_minor: number } }>('GET', `/bills/${billId}`)
    expect(done.quote.due_minor).toBe(64_900)
    expect(done.settlement).toMatchObject({ change_minor: 1_350, earned_points: 896 })
    await screen.page.keyboard.press('Enter')
  })

  test('6 · one dish of it is refunded, and the page says before where the money goes', async () => {
    const hands = new Hands(screen)
    const [bill] = await bills('&table=B2')
    await screen.go(`/app/till/refund/${bill?.bill_id}`)
    await screen.page.getByRole('checkbox').first().waitFor()
    await hands.press('Space')
    await hands.see(/共退/)
    await screen.page.getByLabel('原因').focus()
    hands.actions += 1
    await hands.type('退菜')
    await screen.shot('refund')
    await hands.press('F8')
    await hands.see(/已退 ¥/)
    hands.atMost(8)
    const done = await boss.call<{ state: string; refunds: { minor: number; reason: string }[] }>('GET', `/bills/${bill?.bill_id}`)
    expect(done).toMatchObject({ state: 'part_refunded', refunds: [{ reason: '退菜' }] })
  })

  test('7 · a discount above the limit is settled once a second person has said yes', async () => {
    const { page } = screen
    await screen.go('/app/till')
    await page.keyboard.type('1000', { delay: 45 })
    await page.getByText('结账 ¥1,000').waitFor()
    await page.keyboard.press('F3')
    await page.getByLabel('收几折').fill('80')
    await page.getByRole('button', { name: '照顾老顾客' }).click()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: '给这个优惠' }).click()
    await page.getByText('结账 ¥800').waitFor()
    await page.keyboard.press('F8')
    await page.getByRole('dialog', { name: '请另一个人批准' }).waitFor()
    const { items } = await boss.call<{ items: { approval_id: string }[] }>('GET', '/approvals')
    await boss.call('POST', `/approvals/${items[0]?.approval_id}/decide`, { decision: 'approve' })
    await page.getByText('已结账').waitFor()
    expect((await bills())[0]).toMatchObject({ due_minor: 80_000, state: 'settled' })
    await page.keyboard.press('Enter')
  })

  test('8 · choices, weights and a dish on the house are rung up', async () => {
    const { page } = screen
    const { category_id } = await boss.call<{ category_id: string }>('POST', '/categories', { name: '川味', position: 90 })
    const spicy = { name: '辣度', at_least: 1, at_most: 1, choices: [{ name: '微辣', extra_minor: 0 }, { name: '特辣', extra_minor: 0 }] }
    const more = { name: '加料', at_least: 0, at_most: 2, choices: [{ name: '加鱼片', extra_minor: 2_000 }, { name: '加豆芽', extra_minor: 500 }] }
    await boss.call('POST', '/dishes', { name: '水煮鱼', code: 'SZY', category_id, list_minor: 8_800, options: [spicy, more] })
    await boss.call('POST', '/dishes', { name: '卤牛肉', code: 'LNR', category_id, list_minor: 9_800, selling: 'weighed', unit: '斤' })
    await screen.go('/app/till')
    await page.getByRole('radio', { name: '点菜' }).check()
    const find = page.getByPlaceholder('拼音、首字母、编码、菜名')
    await find.fill('szy')
    await page.keyboard.press('Enter')
    const asked = page.getByRole('dialog', { name: '水煮鱼' })
    await asked.getByRole('button', { name: '特辣' }).click()
    await asked.getByRole('button', { name: /加鱼片/ }).click()
    await page.keyboard.press('Enter')
    await page.getByText('特辣 · 加鱼片').waitFor()
    // The next dish is typed where the last one was.
    await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset.field === 'find')
    await page.keyboard.type('lnr', { delay: 45 })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') && document.activeElement.matches('input'))
    await page.keyboard.type('1.25', { delay: 45 })
    await page.keyboard.press('Enter')
    await page.getByText('¥122.50').waitFor()
    await find.fill('qcss')
    await page.keyboard.press('Enter')
    await page.getByText('结账 ¥267').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F3')
    await page.getByRole('radio', { name: '赠菜' }).check()
    await page.getByLabel('送哪一道').selectOption({ label: '清炒时蔬' })
    await page.getByRole('button', { name: '上菜慢' }).click()
    await page.getByRole('button', { name: '给这个优惠' }).click()
    await page.getByText('结账 ¥235').waitFor()
    expect(await page.getByText('赠菜 · 清炒时蔬').isVisible()).toBe(true)
    await screen.shot('till-gift')
    await page.keyboard.press('F8')
    // A cashier gives nothing away alone.
    await page.getByRole('dialog', { name: '请另一个人批准' }).waitFor()
    const { items } = await boss.call<{ items: { approval_id: string }[] }>('GET', '/approvals')
    await boss.call('POST', `/approvals/${items[0]?.approval_id}/decide`, { decision: 'approve' })
    await page.getByText('已结账').waitFor()
    expect((await bills())[0]).toMatchObject({ due_minor: 23_500, state: 'settled' })
    await page.keyboard.press('Enter')
  })

  test('9 · a guest below eighteen tops up with a guardian, and the money goes back whole', async () => {
    const { page } = screen
    const birthday = { calendar: 'solar', year: new Date().getFullYear() - 15, month: 5, day: 1 }
    const { guest_id } = await boss.call<{ guest_id: string }>('POST', '/guests', { name: '周小宁', title: '同学', phones: ['15400009001'], birthday, store_id: shop.storeId })
    await boss.call('POST', '/members', { guest_id, terms_version: 1, guardian_agreed: true, store_id: shop.storeId })
    await screen.go('/app/till/topup')
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByRole('searchbox').fill('9001')
    await page.getByText('周小宁').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('监护人是谁').waitFor()
    await page.getByLabel('已向顾客说明，顾客同意').check()
    expect(await page.getByRole('button', { name: /^收款/ }).isDisabled()).toBe(true)
    await page.getByLabel('监护人是谁').fill('母亲周宁')
    await screen.shot('topup-guardian')
    await page.keyboard.press('F8')
    await page.getByText('充值完成').waitFor()
    const manager = await Screen.open(browser, server.url, { width: 1440, height: 900 }, boss)
    await manager.go('/app/till/topup')
    await manager.page.keyboard.press('F2')
    await manager.page.getByRole('dialog').getByRole('searchbox').fill('9001')
    await manager.page.getByText('周小宁').first().waitFor()
    await manager.page.keyboard.press('Enter')
    await manager.page.getByRole('button', { name: '退充值' }).click()
    await manager.page.getByRole('textbox', { name: '说明' }).fill('家长要求')
    await manager.page.getByRole('button', { name: '退 ¥1,000' }).click()
    await manager.page.getByText('已退 ¥1,000').first().waitFor()
    await manager.shot('topup-refunded')
    await manager.close()
    const { balances } = await boss.call<{ balances: { principal_minor: number; bonus_minor: number } }>('GET', `/guests/${guest_id}/account`)
    expect(balances).toMatchObject({ principal_minor: 0, bonus_minor: 0 })
  })

  test('nothing on any of these pages went wrong', () => {
    expect(screen.wrong).toEqual([])
  })
})

describe('two tills, a cut line and a scanner', () => {
  let server: Server
  let browser: Browser
  let boss: Caller
  let shop: Shop
  let here: Screen
  let there: Screen
  beforeAll(async () => {
    server = await startServer()
    boss = await openHouse(server)
    shop = await openShop(boss)
    browser = await launch()
    here = await Screen.open(browser, server.url, { width: 1440, height: 900 }, boss)
    there = await Screen.open(browser, server.url, { width: 1024, height: 768, theme: 'dark' }, boss)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const take = async (screen: Screen) => {
    await screen.go('/app/till')
    await screen.page.keyboard.press('F10')
    await screen.page.getByRole('dialog').getByRole('button', { name: /B2 桌/ }).click()
    await screen.page.getByText('结账 ¥649').waitFor()
  }

  test('a change at one till is on the other within a second; both settle, the first receipt counts', async () => {
    await openGoldenBill(boss, shop)
    await take(here)
    await take(there)
    expect(await there.overflow()).toBe(0)
    await there.shot('till-1024-dark')
    await here.page.getByRole('button', { name: /不用“券/ }).click()
    await here.page.getByText('结账 ¥674').waitFor()
    await there.page.getByText('结账 ¥674').waitFor({ timeout: 2_000 })
    await here.page.keyboard.press('F8')
    await here.page.getByText('已结账').waitFor()
    await there.page.getByText('这张账单已经结过了，这是第一次的收据。').waitFor()
    await there.page.keyboard.press('Enter')
    await here.page.keyboard.press('Enter')
  })

  test('a dish that sells out says so at once and cannot be added', async () => {
    await here.go('/app/till')
    await here.page.getByRole('radio', { name: '点菜' }).check()
    await here.page.getByPlaceholder('拼音、首字母、编码、菜名').waitFor()
    await boss.call('POST', `/stores/${shop.storeId}/dishes/${shop.dishes['宋嫂鱼羹']}/sold-out`, { sold_out: true, until_day_end: true })
    await here.page.getByText('“宋嫂鱼羹”刚刚售罄。').waitFor({ timeout: 3_000 })
    expect(await here.page.getByRole('button', { name: /宋嫂鱼羹/ }).isDisabled()).toBe(true)
    await here.shot('till-menu')
  })

  test('without the server nothing is settled, and the till says so', async () => {
    await here.go('/app/till')
    await here.page.keyboard.type('88', { delay: 45 })
    await here.page.getByText('结账 ¥88').waitFor()
    await here.context.setOffline(true)
    await here.page.keyboard.press('F8')
    await here.page.getByText(/连不上服务器/).first().waitFor()
    await here.context.setOffline(false)
    await here.page.keyboard.press('F8')
    await here.page.getByText('已结账').waitFor()
    const bills = await boss.call<{ items: { due_minor: number }[] }>('GET', `/stores/${shop.storeId}/bills?amount_minor=8800`)
    expect(bills.items).toHaveLength(1)
    await here.page.keyboard.press('Enter')
  })

  test('a scanned card finds its guest and leaves the amount alone', async () => {
    const account = await boss.call<{ member: { card_no: string } }>('GET', `/guests/${shop.guestId}/account`)
    await here.go('/app/till')
    await here.page.keyboard.type('66', { delay: 45 })
    await here.page.getByText('结账 ¥66').waitFor()
    await scan(here, account.member.card_no)
    await here.page.getByRole('dialog').getByText('林婉').waitFor()
    expect(await here.page.getByLabel('消费金额').inputValue()).toBe('66')
  })
})
