import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

interface Card {
  dietary: { kind: string; word: string }[]
  member: { tier: { name: string } } | null
  title: string | null
}
describe('guests', () => {
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
    lin = (await caller.call<{ guest_id: string }>('POST', '/guests', { name: '林婉', sex: 'female', phones: ['15400001234'], birthday: { calendar: 'solar', month: 12, day: 3 }, store_id: store })).guest_id
    await caller.call('POST', '/guests', { name: '赵磊', title: '赵总', phones: ['15400005678'], store_id: store })
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const card = () => caller.call<Card>('GET', `/guests/${lin}`)
  const drawer = () => screen.page.getByRole('dialog', { name: '林女士' })

  test('the last four digits find a guest from any page, and a tap shows the phone and is audited', async () => {
    const { page } = screen
    await screen.go('/app/me')
    await page.keyboard.press('/')
    await page.keyboard.type('1234')
    await page.getByRole('option', { name: /林女士/ }).waitFor()
    await screen.shot('guest-search')
    await page.keyboard.press('Enter')
    await drawer().waitFor()
    expect(page.url()).toContain('/app/me')
    await drawer().getByText('154****1234').first().waitFor()
    await drawer().getByRole('button', { name: /显示 154/ }).first().click()
    await drawer().getByText('15400001234').waitFor()
    const rows = await caller.call<{ items: { action: string }[] }>('GET', '/audit?action=contact.revealed')
    expect(rows.items).toHaveLength(1)
  })

  test('an allergy is written in two clicks and stands there in red', async () => {
    await drawer().getByRole('button', { name: '记过敏或忌口' }).click()
    await drawer().getByRole('button', { name: '花生', exact: true }).click()
    await screen.page.getByText('已记下：花生过敏').waitFor()
    await drawer().getByRole('heading', { name: '花生过敏' }).waitFor()
    expect((await card()).dietary).toContainEqual(expect.objectContaining({ kind: 'allergy', word: 'peanut', source: 'guest' }))
    const colour = await drawer().getByRole('heading', { name: '花生过敏' }).evaluate((node) => getComputedStyle(node).color)
    expect(colour).toBe('rgb(180, 35, 24)')
    await screen.page.getByText('已记下：花生过敏').waitFor({ state: 'detached' })
    await screen.shot('guest-drawer')
    expect(await findings(screen.page)).toEqual([])
  })

  test('a title is changed in place, and a guest joins by the own word', async () => {
    const { page } = screen
    await drawer().getByRole('button', { name: '改资料' }).click()
    await drawer().getByLabel('称呼').fill('林老师')
    await drawer().getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').first().waitFor()
    expect((await card()).title).toBe('林老师')
    await page.getByRole('button', { name: '入会', exact: true }).click()
    const ask = page.getByRole('dialog', { name: /入会/ })
    expect(await ask.getByRole('button', { name: '办理入会' }).isDisabled()).toBe(true)
    await ask.getByRole('checkbox', { name: '本人已同意会员章程' }).check()
    await ask.getByRole('button', { name: '办理入会' }).click()
    await page.getByText(/已是会员/).waitFor()
    expect((await card()).member?.tier.name).toBe('普通')
  })

  test('the page of a guest shows the same, and a note is written there', async () => {
    const { page } = screen
    await screen.go(`/app/guests/${lin}`)
    await page.getByLabel('记一笔').fill('喜欢靠窗，少盐')
    await page.getByRole('button', { name: '记一笔' }).click()
    await page.getByText('喜欢靠窗，少盐').first().waitFor()
    await screen.calm()
    await page.evaluate(() => window.scrollTo(0, 0))
    await screen.shot('guest', true)
    expect(await findings(page)).toEqual([])
  })

  test('a preference takes two clicks, and an important day is shown by both calendars', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '记偏好' }).click()
    await page.getByRole('button', { name: '少盐', exact: true }).click()
    await page.getByText('已记下：少盐').waitFor()
    await page.getByRole('button', { name: '记好了' }).click()
    await page.getByRole('button', { name: '加一个日子' }).click()
    await page.getByLabel('是什么日子').selectOption({ label: '生日' })
    await page.getByLabel('写几个字').fill('女儿')
    await page.getByRole('combobox', { name: '月', exact: true }).selectOption('8')
    await page.getByRole('combobox', { name: '日', exact: true }).selectOption('15')
    await page.getByRole('radio', { name: '农历' }).check()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('女儿 · 生日').waitFor()
    await page.getByText(/（农历八月十五）/).waitFor()
    await page.getByRole('button', { name: '加一位' }).click()
    await page.getByLabel('姓名、手机，或写几个字').fill('赵')
    await page.getByRole('button', { name: /赵总/ }).click()
    await page.getByRole('button', { name: '打开赵总' }).waitFor()
    await page.getByRole('link', { name: '到店与菜品' }).click()
    await page.getByText('这段时间没有到店').waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByRole('link', { name: '资料', exact: true }).click()
    await page.getByText(/本人告知/).first().waitFor()
    await screen.shot('guest-facts', true)
    expect(await findings(page)).toEqual([])
  })

  test('the owner makes a field, and guests are found by what is noted', async () => {
    const { page } = screen
    await screen.go('/app/guests/settings')
    await page.getByRole('button', { name: '新建资料项' }).click()
    await page.getByLabel('名称').fill('停车位')
    await page.getByLabel('选项，一行一个').fill('东门\n西门')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('停车位 已建好').waitFor()
    await screen.shot('guest-settings', true)
    expect(await findings(page)).toEqual([])
    await screen.go('/app/guests')
    await page.getByLabel('偏好与资料').selectOption({ label: '口味 · 少盐' })
    await page.getByRole('button', { name: '林老师' }).waitFor()
    await page.getByRole('button', { name: '赵总' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '今天生日' }).click()
    await page.getByText('没有符合的').waitFor()
    expect(page.url()).toContain('birthday=today')
  })

  test('a new guest whose phone is known is told of before it is saved', async () => {
    const { page } = screen
    await screen.go('/app/guests')
    await screen.shot('guests')
    await page.getByRole('button', { name: /登记顾客/ }).first().click()
    const form = page.getByRole('dialog', { name: '登记顾客' })
    await form.getByLabel('手机或座机').fill('154 0000 1234')
    await form.getByText('这个号码是林老师的').waitFor()
    await form.getByLabel('手机或座机').fill('15400009012')
    await form.getByText('这个号码还没有登记过').waitFor()
    await form.getByLabel('姓名').fill('欧阳静')
    await form.getByRole('radio', { name: '女' }).check()
    await screen.shot('guest-new')
    await form.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('欧阳女士 已登记').waitFor()
    await page.waitForURL(/\/app\/guests\/guest_/)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toMatch(/欧阳|15400009012/)
  })

  test('a small screen scrolls only downwards', async () => {
    const phone = await Screen.open(browser, server.url, { width: 360, height: 740 }, caller)
    for (const path of ['/app/guests', `/app/guests/${lin}`, `/app/guests/${lin}?part=visits`, `/app/guests/${lin}?part=facts`, `/app/guests/${lin}?part=family`, '/app/guests/settings', '/app/guests/new']) {
      await phone.go(path)
      expect(await phone.overflow(), path).toBe(0)
    }
    await phone.go(`/app/guests/${lin}`)
    await phone.shot('guest-360', true)
    expect([...screen.wrong, ...phone.wrong]).toEqual([])
    await phone.close()
  })

  test('two records of one guest are found, merged, and taken apart again', async () => {
    const { page } = screen
    const make = async (name: string, phone: string) => (await caller.call<{ guest_id: string }>('POST', '/guests', { name, phones: [phone], sex: 'female', birthday: { calendar: 'solar', month: 3, day: 12, year: 1988 }, store_id: store })).guest_id
    const one = await make('林小雨', '15400007001')
    const other = await make('林晓宇', '15400007011')
    await screen.go('/app/guests/duplicates')
    await page.getByText('没有可疑重复').waitFor()
    await screen.shot('duplicates-none')
    await page.getByRole('button', { name: '现在比对' }).click()
    await page.getByText('姓名同音').waitFor()
    await screen.shot('duplicates')
    expect(await findings(page)).toEqual([])
    await page.getByRole('radio', { name: '林晓宇' }).check()
    await page.getByRole('button', { name: '合并', exact: true }).click()
    await page.getByText('没有可疑重复').waitFor()
    type Named = { name: string; guest_id: string; contacts: unknown[] }
    const merged = await caller.call<Named>('GET', `/guests/${other}`)
    expect([merged.guest_id, merged.name, merged.contacts.length]).toEqual([one, '林晓宇', 2])
    await page.getByRole('button', { name: '撤销合并' }).click()
    await screen.shot('duplicates-undo')
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
    await page.getByText('已分回两份').waitFor()
    const names = await Promise.all([one, other].map((id) => caller.call<Named>('GET', `/guests/${id}`)))
    expect(names.map((card) => [card.name, card.contacts.length])).toEqual([['林小雨', 1], ['林晓宇', 1]])
  })
})
