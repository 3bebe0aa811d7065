import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hire, openHouse, owner, type Caller } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { totpCode } from './support/totp.ts'

describe('signing in', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let secret = ''
  let recovery: string[] = []
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server, { secondFactor: false })
    browser = await launch()
    screen = await Screen.open(browser, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  async function signIn(on: Screen, login: string, password: string): Promise<void> {
    await on.page.getByLabel('账号').fill(login)
    await on.page.getByLabel('密码', { exact: true }).fill(password)
    await on.page.keyboard.press('Enter')
  }

  test('a page asked for is remembered over the login', async () => {
    await screen.go('/app/roles?x=1')
    expect(new URL(screen.page.url()).pathname).toBe('/login')
    expect(await screen.page.getByLabel('账号').evaluate((field) => field === document.activeElement)).toBe(true)
    await screen.shot('login')
  })

  test('a wrong password says how many tries are left, and an unknown account says the same', async () => {
    await signIn(screen, owner.login, 'not the password')
    await screen.page.getByText('账号或密码不对').waitFor()
    expect(await screen.page.getByText(/还可以试 4 次/).isVisible()).toBe(true)
    await signIn(screen, 'nobody', 'not the password')
    await screen.page.getByText('账号或密码不对').waitFor()
    expect(await screen.page.getByLabel('密码', { exact: true }).inputValue()).toBe('')
    await screen.shot('login-wrong')
  })

  test('the owner’s role needs a second factor first: enrolled with a code from the phone, recovery codes kept', async () => {
    await signIn(screen, owner.login, owner.password)
    await screen.page.waitForURL(/\/login\/two-step/)
    await screen.go('/app/roles')
    expect(screen.page.url()).toContain('/login/two-step')
    await screen.page.getByLabel('现在的密码').fill('not the password')
    await screen.page.getByRole('button', { name: '下一步' }).click()
    await screen.page.getByText('现在的密码不对').waitFor()
    await screen.page.getByLabel('现在的密码').fill(owner.password)
    await screen.page.getByRole('button', { name: '下一步' }).click()
    await screen.page.locator('.scan').waitFor()
    secret = ((await screen.page.locator('.scan code').textContent()) ?? '').replace(/\s/g, '')
    expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
    await screen.shot('totp-enrol')
    await screen.page.getByLabel('验证器上的 6 位数字').fill('000000')
    await screen.page.getByRole('button', { name: '核对并打开' }).click()
    await screen.page.getByText('验证码不对').waitFor()
    await screen.page.getByLabel('验证器上的 6 位数字').fill(totpCode(secret))
    await screen.page.getByRole('button', { name: '核对并打开' }).click()
    await screen.page.getByRole('heading', { name: '存好恢复码' }).waitFor()
    recovery = await screen.page.locator('.totp li').allTextContents()
    expect(recovery).toHaveLength(10)
    await screen.shot('totp-codes')
    expect(await screen.page.getByRole('button', { name: '完成' }).isDisabled()).toBe(true)
    await screen.page.getByRole('checkbox', { name: '我已经存好了' }).check()
    await screen.page.getByRole('button', { name: '完成' }).click()
    await screen.page.waitForURL(/\/app\//)
  })

  test('the next login asks for the code, and a recovery code stands in for it', async () => {
    const other = await Screen.open(browser, server.url)
    await other.go('/login')
    await signIn(other, owner.login, owner.password)
    await other.page.getByRole('heading', { name: '两步验证' }).waitFor()
    await other.shot('login-code')
    await other.page.getByLabel('验证码').fill('000000')
    await other.page.keyboard.press('Enter')
    await other.page.getByText('验证码不对').waitFor()
    await other.page.getByRole('button', { name: /用恢复码/ }).click()
    await other.page.getByLabel('恢复码').fill(recovery[0] ?? '')
    await other.page.getByRole('checkbox', { name: /30 天内/ }).check()
    await other.page.keyboard.press('Enter')
    await other.page.waitForURL(/\/app\//)
    expect(other.wrong).toEqual([])
    await other.page.getByRole('button', { name: '退出登录' }).first().click()
    await other.page.waitForURL(/\/login/)
    await signIn(other, owner.login, owner.password)
    await other.page.waitForURL(/\/app\//)
    await other.close()
  })

  test('a session ended elsewhere leads to the login and back', async () => {
    await screen.go('/app/me')
    const ends = screen.page.getByRole('button', { name: '退出', exact: true })
    await ends.first().click()
    await screen.page.getByText('已让那台设备退出').waitFor()
    await screen.shot('me', true)
    expect(screen.wrong).toEqual([])
  })

  test('after five wrong passwords the account is locked for minutes, and says so', async () => {
    await hire(caller, '陈晓', 'chenxiao', 'cashier')
    const other = await Screen.open(browser, server.url)
    await other.go('/login')
    for (let tries = 0; tries < 6; tries += 1) {
      if (await other.page.getByText('账号暂时锁住').isVisible()) break
      await signIn(other, 'chenxiao', 'wrong password')
      await other.page.getByText(/账号或密码不对|账号暂时锁住/).first().waitFor()
      await other.page.waitForTimeout(150)
    }
    await other.page.getByText('账号暂时锁住').waitFor()
    expect(await other.page.getByText(/还要等 1 分钟/).isVisible()).toBe(true)
    await other.shot('login-locked')
    await other.close()
  })
})
