import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { owner } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { totpCode } from './support/totp.ts'

describe('from the first start to an open house', () => {
  let server: Server
  let browser: Browser
  let screen: Screen
  beforeAll(async () => {
    server = await startServer()
    browser = await launch()
    screen = await Screen.open(browser, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const title = () => screen.page.getByRole('heading', { level: 1 }).textContent()
  const press = async (name: string) => {
    await screen.page.getByRole('button', { name, exact: true }).click()
    await screen.calm()
  }

  test('every address leads to the set-up while nothing is there', async () => {
    for (const path of ['/', '/app', '/login', '/app/staff']) {
      await screen.go(path)
      expect(new URL(screen.page.url()).pathname).toBe('/setup')
    }
    await screen.shot('setup-owner')
  })

  test('a weak password is refused at its field and nothing else is lost', async () => {
    await screen.page.getByLabel('您的名字').fill(owner.name)
    await screen.page.getByLabel('账号').fill(owner.login)
    await screen.page.getByLabel('密码', { exact: true }).fill('short')
    await press('建立店主账号')
    expect(await screen.page.getByText('密码太短').isVisible()).toBe(true)
    expect(await screen.page.getByLabel('您的名字').inputValue()).toBe(owner.name)
    expect(await screen.page.getByLabel('密码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await screen.page.getByLabel('密码', { exact: true }).fill(owner.password)
    await press('建立店主账号')
    expect(await title()).toBe('店家')
  })

  test('company, city, store and hours are kept step by step', async () => {
    await screen.page.getByLabel('店家名称').fill('西湖小馆')
    await screen.page.getByLabel('英文名称').fill('West Lake Bistro')
    await press('就叫这个名字')
    expect(await title()).toBe('城市与发卡主体')
    await screen.page.getByPlaceholder('找城市').fill('杭州')
    await screen.page.getByRole('radio', { name: /杭州/ }).first().check()
    await screen.page.getByRole('radio', { name: /个体工商户/ }).check()
    await screen.shot('setup-city')
    await press('按这里的规则来')
    expect(await title()).toBe('门店')
    expect(await screen.page.getByLabel('店名').inputValue()).toBe('西湖小馆')
    await screen.page.getByLabel('订座电话').fill('(000) 8888 0117')
    await press('就是这家店')
    expect(await title()).toBe('营业时间')
    await screen.shot('setup-hours')
  })

  test('a reload, and another day in the browser, resume at the step that is left', async () => {
    await screen.page.reload()
    await screen.calm()
    expect(await title()).toBe('营业时间')
    const stranger = await Screen.open(browser, server.url)
    await stranger.go('/app')
    await stranger.page.getByRole('link', { name: '登录并继续' }).click()
    await stranger.page.getByLabel('账号').fill(owner.login)
    await stranger.page.getByLabel('密码', { exact: true }).fill(owner.password)
    await stranger.page.keyboard.press('Enter')
    await stranger.page.getByRole('heading', { name: '营业时间' }).waitFor()
    expect(stranger.wrong).toEqual([])
    await stranger.close()
  })

  test('a finished step can be opened again and changed', async () => {
    await screen.page.getByRole('button', { name: '店家', exact: true }).click()
    await screen.calm()
    expect(await screen.page.getByLabel('英文名称').inputValue()).toBe('West Lake Bistro')
    await press('就叫这个名字')
    expect(await title()).toBe('营业时间')
    await press('照这个时间营业')
    expect(await title()).toBe('顾客网址')
  })

  test('the guest address says from where it can be opened', async () => {
    await screen.page.getByLabel('网址', { exact: true }).fill('http://192.168.1.10:8480')
    await press('用这个网址')
    expect(await screen.page.getByText('只有连上店里网络的手机打得开').isVisible()).toBe(true)
    await screen.shot('setup-address')
    await press('用这个网址')
    expect(await title()).toBe('恢复单')
  })

  test('the recovery sheet must be ticked as kept', async () => {
    await press('生成恢复单')
    const next = screen.page.getByRole('button', { name: '收好了，下一步' })
    expect(await next.isDisabled()).toBe(true)
    expect(await screen.page.locator('.sheet li').count()).toBeGreaterThan(3)
    await screen.shot('setup-sheet')
    await screen.page.getByRole('checkbox', { name: /已打印/ }).check()
    await next.click()
    await screen.calm()
    expect(await title()).toBe('备份')
  })

  test('after the last step the owner adds a second factor, and the house is open', async () => {
    await screen.page.getByLabel('备份文件夹').fill(join(server.folder, 'backups'))
    await press('设好备份，完成')
    await screen.page.waitForURL(/\/login\/two-step/)
    await screen.calm()
    await screen.shot('two-step')
    await screen.page.getByLabel('现在的密码').fill(owner.password)
    await press('下一步')
    await screen.page.locator('.scan').waitFor()
    const secret = (await screen.page.locator('.scan code').textContent()) ?? ''
    await screen.page.getByLabel('验证器上的 6 位数字').fill(totpCode(secret))
    await press('核对并打开')
    await screen.page.getByRole('checkbox', { name: '我已经存好了' }).check()
    await press('完成')
    await screen.page.waitForURL(/\/app\//)
    await screen.calm()
    expect(await screen.page.getByRole('navigation').getByText('员工').isVisible()).toBe(true)
    await screen.go('/setup')
    expect(screen.page.url()).toContain('/app')
    expect(screen.wrong).toEqual([])
  })
})
