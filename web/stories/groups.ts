import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { join, plan, storeOf } from './support/shop.ts'

interface Group {
  group_id: string
  account_guest_id: string
  shared_minor: number
  people: { allowance_left_minor: number }[]
}
/** A company is made, takes somebody in, and pays for what he eats. */
describe('groups', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let store = ''
  let group: Group
  const read = () => caller.call<Group>('GET', `/groups/${group.group_id}`)
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    store = await storeOf(caller)
    await join(caller, store, '1234', '林婉')
    await join(caller, store, '5678', '陈立', '先生')
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a manager makes a company and takes members in', async () => {
    const { page } = screen
    await screen.go('/app/membership/groups')
    await page.getByText('还没有团体').waitFor()
    await screen.shot('groups-empty')
    await page.getByRole('button', { name: '新建团体' }).first().click()
    const make = page.getByRole('dialog', { name: '新建团体' })
    await make.getByLabel('名称').fill('启明科技')
    await make.getByLabel('联系人').fill('周敏')
    await make.getByLabel('联系电话').fill('15400009999')
    await make.getByLabel('部门').fill('研发部\n市场部')
    await make.getByLabel('每人每月餐补').fill('600')
    await make.getByLabel('每天').fill('80')
    await screen.shot('group-new')
    await make.getByRole('button', { name: '建好这个团体' }).click()
    await page.getByRole('heading', { name: '启明科技' }).waitFor()
    group = (await caller.call<{ items: Group[] }>('GET', '/groups')).items[0] as Group
    await page.getByRole('button', { name: '加成员' }).click()
    const add = page.getByRole('dialog', { name: '加成员' })
    await add.getByLabel('哪位顾客').fill('1234')
    await add.getByRole('button', { name: /林女士/ }).click()
    await add.getByLabel('部门').selectOption({ label: '研发部' })
    await add.getByRole('button', { name: '加成员' }).click()
    await page.getByRole('link', { name: '林女士' }).waitFor()
    await page.getByRole('button', { name: '粘贴一批' }).click()
    const paste = page.getByRole('dialog', { name: '粘贴一批成员' })
    await paste.getByLabel(/一行一位/).fill('15400005678，市场部\n15400000000')
    await paste.getByRole('button', { name: '先看看' }).click()
    await paste.getByText('没有这位顾客，请先建资料').waitFor()
    await screen.shot('group-lines')
    await paste.getByLabel(/一行一位/).fill('15400005678，市场部')
    await paste.getByRole('button', { name: '先看看' }).click()
    await paste.getByRole('button', { name: '加入这 1 位' }).click()
    await page.getByRole('link', { name: '陈先生' }).waitFor()
    expect((await read()).people.every((one) => one.allowance_left_minor > 0)).toBe(true)
  })

  test('the till pays with the allowance and the shared balance, and the statement says so', async () => {
    const { page } = screen
    const top_up_plan_id = await plan(caller)
    await caller.call('POST', `/stores/${store}/top-ups`, { guest_id: group.account_guest_id, top_up_plan_id, terms_version: 1, tenders: [{ tender: 'card', amount_minor: 100_000 }] })
    const before = await read()
    const allowance = before.people[0]?.allowance_left_minor ?? 0
    await screen.go('/app/till')
    await page.getByLabel('消费金额').fill('60')
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByRole('searchbox').fill('1234')
    await page.getByText('林婉').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: '启明科技' }).waitFor()
    await page.getByRole('button', { name: '餐补' }).click()
    if (allowance < 6_000) await page.getByRole('button', { name: '团体余额' }).click()
    await screen.calm()
    await screen.shot('till-group')
    await page.keyboard.press('F8')
    await page.getByText('已结账').waitFor()
    const after = await read()
    expect(after.people[0]?.allowance_left_minor).toBe(Math.max(0, allowance - 6_000))
    expect(after.shared_minor).toBe(before.shared_minor - Math.max(0, 6_000 - allowance))
    await screen.go(`/app/membership/groups/${group.group_id}`)
    await page.getByRole('rowheader', { name: '研发部' }).waitFor()
    await screen.calm()
    await screen.shot('group', true)
    expect(await findings(page)).toEqual([])
    // From the group to its member, from him to the group, and to its account.
    await page.getByRole('link', { name: '林女士' }).click()
    await page.getByRole('link', { name: '看团体' }).click()
    await page.getByRole('link', { name: '看账户' }).click()
    await page.getByText('这是团体的账户').waitFor()
    expect(await page.getByRole('button', { name: '入会' }).count()).toBe(0)
    expect(await findings(page)).toEqual([])
    await page.getByRole('link', { name: '看团体' }).click()
    await page.getByRole('heading', { name: '启明科技' }).waitFor()
  })

  test('the number of the contact person is taken away, and comes back', async () => {
    const { page } = screen
    const kept = async () => (await caller.call<{ contact: { name: string; phone?: string } }>('GET', `/groups/${group.group_id}`)).contact
    const dialog = page.getByRole('dialog', { name: '启明科技' })
    const change = async (act: () => Promise<void>) => {
      await page.getByRole('button', { name: '修改', exact: true }).click()
      await act()
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    expect((await kept()).phone).toBeTruthy()
    await change(async () => {
      await dialog.getByRole('button', { name: '删掉号码' }).click()
      await dialog.getByText('保存后号码就删掉').waitFor()
      await screen.shot('group-no-phone')
    })
    expect(await kept()).toMatchObject({ name: '周敏' })
    expect((await kept()).phone ?? null).toBeNull()
    await change(() => dialog.getByLabel('联系电话').fill('15400009998'))
    expect((await kept()).phone).toMatch(/9998$/)
  })
})
