import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller, openHouse, owner, settle } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

describe('the house: settings, audit, jobs and a second person', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let second: { caller: Caller; password: string }
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    second = await settle(server, caller, '陈晓', 'chenxiao', 'host')
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a company name that somebody else changed meanwhile is offered anew, never overwritten', async () => {
    const { page } = screen
    await screen.go('/app/settings/company')
    await page.getByLabel('公司名称').fill('西湖小馆（老店）')
    const kept = await caller.call<{ version: number }>('GET', '/company')
    await caller.call('PATCH', '/company', { name_en: 'West Lake House' }, { 'If-Match': `"${kept.version}"` })
    await page.getByRole('button', { name: '保存公司资料' }).click()
    await page.getByRole('button', { name: '读取最新的' }).click()
    await expect.poll(() => page.getByLabel('英文名称').inputValue()).toBe('West Lake House')
    await page.getByLabel('公司名称').fill('西湖小馆（老店）')
    await page.getByRole('button', { name: '保存公司资料' }).click()
    await page.getByText('已保存', { exact: true }).waitFor()
    expect((await caller.call<{ name: string }>('GET', '/company')).name).toBe('西湖小馆（老店）')
  })

  test('a new store survives a reload half-typed, opens, and its hours are refused where they overlap', async () => {
    const { page } = screen
    await screen.go('/app/settings/stores')
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: '开新店' })
    await form.getByLabel('店名').fill('南山路店')
    await page.reload()
    await screen.calm()
    expect(await form.getByLabel('店名').inputValue()).toBe('南山路店')
    await form.getByLabel('店号').fill('ns02')
    await form.getByPlaceholder('城市或省份').fill('杭州')
    await form.getByRole('radio', { name: /杭州/ }).click()
    const monday = form.getByRole('group', { name: '星期一' })
    await monday.getByLabel(/结束/).first().fill('18:00')
    await form.getByRole('button', { name: '开这家店' }).click()
    await form.getByText(/重叠/).waitFor()
    await screen.shot('store-overlap')
    await monday.getByLabel(/结束/).first().fill('14:00')
    await form.getByRole('button', { name: '开这家店' }).click()
    await page.getByRole('dialog', { name: '南山路店' }).waitFor()
    const stores = await caller.call<{ items: { code: string }[] }>('GET', '/stores')
    expect(stores.items.map((one) => one.code)).toContain('NS02')
    await page.keyboard.press('Escape')
    await page.waitForURL(/stores$/)
  })

  test('a group takes its stores by tick, and an archived store keeps its reason', async () => {
    const { page } = screen
    await screen.go('/app/settings/groups/new')
    const form = page.getByRole('dialog', { name: '新建门店组' })
    await form.getByLabel('组名').fill('湖滨片')
    await form.getByRole('checkbox', { name: '南山路店' }).check()
    await form.getByRole('button', { name: '建立这个组' }).click()
    await page.getByText('1 家店').waitFor()
    await screen.go('/app/settings/stores')
    await page.getByRole('button', { name: /南山路店/ }).click()
    await page.getByRole('button', { name: '归档门店' }).click()
    const sure = page.getByRole('dialog', { name: '归档“南山路店”' })
    await sure.getByLabel('原因').fill('租约到期')
    await sure.getByRole('button', { name: '归档门店' }).click()
    await page.getByText('“南山路店”已归档').waitFor()
    const rows = await caller.call<{ items: { action: string; reason: string | null }[] }>('GET', '/audit?action=store.archived')
    expect(rows.items[0]?.reason).toBe('租约到期')
  })

  test('a backup is taken, rehearsed, and the page says that it restores', async () => {
    const { page } = screen
    await screen.go('/app/settings/backup')
    await page.getByRole('button', { name: '现在备份' }).click()
    await page.getByText('备份：做好了').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: '演练恢复' }).first().click()
    await page.getByText('演练恢复：做好了').waitFor({ timeout: 30_000 })
    await page.getByText('能恢复', { exact: true }).first().waitFor()
    await page.getByText(/演练过，能恢复/).waitFor()
    await screen.shot('backup', true)
  })

  test('the recovery sheet asks for the password again', async () => {
    const { page } = screen
    await screen.go('/app/settings/security')
    await page.getByRole('button', { name: '再看一次，打印' }).click()
    const ask = page.getByRole('dialog', { name: '恢复单' })
    await ask.getByLabel('您的密码', { exact: true }).fill('not the password')
    await ask.getByRole('button', { name: '显示恢复单' }).click()
    await ask.getByText(/密码不对/).waitFor()
    await ask.getByLabel('您的密码', { exact: true }).fill(owner.password)
    await ask.getByRole('button', { name: '显示恢复单' }).click()
    await page.getByRole('heading', { name: '知客恢复单' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('换一把新密钥').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })

  test('the chain verifies, and the filters stand in the address', async () => {
    const { page } = screen
    await screen.go('/app/audit')
    await page.getByRole('button', { name: '核对整条链' }).click()
    await page.getByText(/条记录全部完好/).waitFor()
    await page.getByLabel('操作', { exact: true }).selectOption({ label: '归档了门店' })
    await page.waitForURL(/action=store\.archived/)
    await page.reload()
    await screen.calm()
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(await page.getByText('南山路店').count()).toBeGreaterThan(0)
  })

  test('an export above the limit waits for a second person, who answers on his phone or right here', async () => {
    const auditor = await limited()
    const hers = await Screen.open(browser, server.url, {}, auditor)
    const { page } = hers
    const begin = async () => {
      await hers.go('/app/audit')
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByRole('button', { name: '开始导出' }).click()
      await page.getByRole('dialog', { name: '请另一个人批准' }).waitFor()
    }
    await begin()
    await page.getByLabel('对方的账号').fill('chenxiao')
    await page.getByLabel('对方的密码', { exact: true }).fill(second.password)
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByText(/没有批这件事的权限/).waitFor()
    expect(page.url()).toContain('/app/audit')
    await page.getByLabel('对方的账号').fill(owner.login)
    await page.getByLabel('对方的密码', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByText('正在导出').waitFor()

    await begin()
    const phone = await Screen.open(browser, server.url, { width: 390, height: 844 }, caller)
    await phone.go('/app/approvals')
    await phone.shot('approvals-phone')
    await phone.page.getByLabel('附言').fill('这个月已经导过')
    await phone.page.getByRole('button', { name: '不批准' }).click()
    await page.getByText(/没有被批准/).waitFor({ timeout: 15_000 })
    await hers.go('/app/approvals')
    await page.getByText('这个月已经导过').waitFor()
    await hers.go('/app/jobs')
    await page.locator('td', { hasText: '完成' }).first().waitFor({ timeout: 15_000 })
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /下载/ }).click()])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
    await file.saveAs(join(server.folder, 'audit.csv'))
    expect(hers.wrong).toEqual([])
    await phone.close()
    await hers.close()
  })

  /** An auditor of the whole company who may export five rows alone. */
  async function limited(): Promise<Caller> {
    interface Role {
      role_id: string
      preset: string
      limits: Record<string, number | null>
      version: number
    }
    const roles = await caller.call<{ items: Role[] }>('GET', '/roles')
    const of = roles.items.find((role) => role.preset === 'auditor')?.role_id
    const copy = await caller.call<Role>('POST', '/roles', { copy_of: of, name: '审计（导出要批）' })
    await caller.call('PATCH', `/roles/${copy.role_id}`, { limits: { ...copy.limits, export_rows: 5 } }, { 'If-Match': `"${copy.version}"` })
    const scope = { kind: 'company', store_ids: [], store_group_ids: [] }
    const { staff, one_time_password } = await caller.call<{ staff: { login: string }; one_time_password: string }>('POST', '/staff', { name: '沈岚', login: 'shenlan', role_id: copy.role_id, scope, language: 'zh-CN' })
    const person = new Caller(server.url)
    await person.call('POST', '/login', { login: staff.login, password: one_time_password })
    await person.call('POST', '/me/password', { current_password: one_time_password, new_password: 'paper lamps on water' })
    return person
  }

  test('nothing on any of these pages went wrong', () => {
    expect(screen.wrong).toEqual([])
  })
})
