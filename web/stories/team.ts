import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'

describe('staff and roles', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let password = ''
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    browser = await launch()
    screen = await Screen.open(browser, server.url, {}, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const drawer = (name: string) => screen.page.getByRole('dialog', { name })

  test('a new account without a name is refused at the field; the rest stays', async () => {
    await screen.go('/app/staff')
    await screen.page.keyboard.press('n')
    const form = drawer('添加员工')
    await form.getByLabel('账号').fill('hejing')
    await form.getByLabel('角色').selectOption({ label: '迎宾' })
    await form.getByRole('button', { name: '建立账号' }).click()
    await form.locator('[aria-invalid=true]').first().waitFor()
    expect(await form.getByLabel('账号').inputValue()).toBe('hejing')
    await screen.shot('staff-new')
  })

  test('the one-time password is shown once', async () => {
    const form = drawer('添加员工')
    await form.getByLabel('姓名').fill('何静')
    await form.getByRole('button', { name: '建立账号' }).click()
    await screen.page.getByText('一次性密码', { exact: true }).waitFor()
    password = ((await screen.page.locator('.password').textContent()) ?? '').trim()
    expect(password.length).toBeGreaterThanOrEqual(8)
    await screen.shot('staff-once')
    await screen.page.getByRole('button', { name: '交给本人了' }).click()
    await drawer('何静').getByRole('button', { name: '保存改动' }).waitFor()
    await screen.page.reload()
    await screen.calm()
    expect(await screen.page.getByText(password).count()).toBe(0)
    expect(await drawer('何静').isVisible()).toBe(true)
  })

  test('the first login forces an own password before anything else', async () => {
    const hers = await Screen.open(browser, server.url)
    await hers.go('/login')
    await hers.page.getByLabel('账号').fill('hejing')
    await hers.page.getByLabel('密码', { exact: true }).fill(password)
    await hers.page.keyboard.press('Enter')
    await hers.page.getByRole('heading', { name: '设一个自己的密码' }).waitFor()
    await hers.go('/app/me')
    expect(hers.page.url()).toContain('/login/new-password')
    await hers.page.getByLabel('一次性密码').fill(password)
    await hers.page.getByLabel('新密码').fill('paper lantern over water')
    await hers.page.getByLabel('再输一次').fill('something else')
    await hers.page.getByRole('button', { name: '换好，开始使用' }).click()
    expect(await hers.page.getByText('两次输入的不一样').isVisible()).toBe(true)
    await hers.page.getByLabel('再输一次').fill('paper lantern over water')
    await hers.page.getByRole('button', { name: '换好，开始使用' }).click()
    await hers.page.waitForURL(/\/app\/guests/)
    await hers.calm()
    expect(await hers.page.getByRole('navigation').getByText('员工').count()).toBe(0)
    await hers.go('/app/staff')
    expect(await hers.page.getByText('需要“管理员工”权限').isVisible()).toBe(true)
    await hers.shot('forbidden')
    expect(hers.wrong).toEqual([])
    await hers.close()
  })

  test('a change of role is saved, and somebody else’s list follows by itself', async () => {
    const watcher = await Screen.open(browser, server.url, {}, caller)
    await watcher.go('/app/staff')
    await screen.go('/app/staff')
    await screen.page.getByRole('button', { name: '何静' }).click()
    await drawer('何静').getByLabel('角色').selectOption({ label: '店长' })
    await drawer('何静').getByRole('button', { name: '保存改动' }).click()
    await screen.page.getByText('已保存').waitFor()
    await watcher.page.getByRole('row', { name: /何静/ }).getByText('店长').waitFor({ timeout: 8_000 })
    expect(await watcher.page.getByText('实时连接').count()).toBe(1)
    expect(watcher.wrong).toEqual([])
    await watcher.close()
  })

  test('disabling needs a reason and can be undone for ten seconds', async () => {
    await drawer('何静').getByRole('button', { name: '停用账号' }).click()
    const ask = screen.page.getByRole('dialog', { name: /停用账号/ }).last()
    expect(await ask.getByRole('button', { name: '停用账号' }).isDisabled()).toBe(true)
    await ask.getByLabel('原因').fill('已离职')
    await ask.getByRole('button', { name: '停用账号' }).click()
    await screen.page.getByText('已停用 何静').waitFor()
    await drawer('何静').getByText('已停用', { exact: true }).waitFor()
    await screen.page.getByRole('button', { name: '撤销' }).click()
    await drawer('何静').getByText('在用', { exact: true }).waitFor()
  })

  test('the last owner cannot be disabled, and the page says why', async () => {
    await screen.go('/app/staff')
    await screen.page.getByRole('button', { name: '周敏' }).click()
    await drawer('周敏').getByRole('button', { name: '停用账号' }).click()
    const ask = screen.page.getByRole('dialog', { name: /停用账号/ }).last()
    await ask.getByLabel('原因').fill('试试')
    await ask.getByRole('button', { name: '停用账号' }).click()
    await ask.getByText(/不能对自己的账号这样做|最后一位店主/).waitFor()
    await ask.getByRole('button', { name: '取消' }).click()
  })

  test('a role is copied, given a limit and a permission, and saved', async () => {
    await screen.go('/app/roles')
    await screen.shot('roles')
    await screen.page.getByRole('button', { name: '看和改“收银”' }).click()
    await drawer('收银').getByRole('button', { name: '复制这个角色' }).click()
    const copy = screen.page.getByRole('dialog', { name: '复制“收银”' })
    await copy.getByLabel('名称', { exact: true }).fill('收银组长')
    await copy.getByRole('button', { name: '建立角色' }).click()
    const role = drawer('收银组长')
    await role.getByLabel('手工折扣最多').fill('15')
    const before = await role.getByText(/\d+ 项权限/).textContent()
    await role.getByRole('checkbox', { name: '管理交班' }).click()
    expect(await role.getByText(/\d+ 项权限/).textContent()).not.toBe(before)
    await role.getByRole('button', { name: '保存角色' }).click()
    await screen.page.getByText('角色已保存').waitFor()
    await screen.shot('role')
    const roles = await caller.call<{ items: { name: string; limits: Record<string, number | null> }[] }>('GET', '/roles')
    expect(roles.items.find((one) => one.name === '收银组长')?.limits.discount_bp).toBe(1500)
  })

  test('the owner role is fixed', async () => {
    await screen.go('/app/roles')
    await screen.page.getByRole('button', { name: '看和改“店主”' }).click()
    expect(await drawer('店主').getByText('不能改').isVisible()).toBe(true)
    expect(await drawer('店主').getByRole('button', { name: '保存角色' }).count()).toBe(0)
    expect(screen.wrong).toEqual([])
  })
})
