import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { storeOf } from './support/shop.ts'

describe('the data of a guest', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let lin = ''
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    const store = await storeOf(caller)
    lin = (await caller.call<{ guest_id: string }>('POST', '/guests', { name: '林婉', sex: 'female', phones: ['15400001234'], note: '爱坐窗边', store_id: store })).guest_id
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('what a guest asks is written down on the card and has a day', async () => {
    const { page } = screen
    await screen.go(`/app/guests/${lin}?part=facts`)
    await page.getByRole('button', { name: '登记请求' }).click()
    const ask = page.getByRole('dialog', { name: '登记请求' })
    await ask.getByLabel('顾客的原话').fill('不想再留资料了')
    await ask.getByLabel('顾客要什么').selectOption('deletion')
    await screen.shot('privacy-ask')
    await ask.getByRole('button', { name: '登记' }).click()
    await page.getByText(/已登记，.*前答复/).waitFor()
    await screen.go('/app/privacy')
    const row = page.getByRole('listitem').filter({ hasText: '林女士' })
    await row.getByText('时间还够').waitFor()
    await screen.calm()
    await screen.shot('privacy', true)
    expect(await findings(page)).toEqual([])
  })

  test('a copy is made, the guest is erased, and the request is answered', async () => {
    const { page } = screen
    await screen.go(`/app/guests/${lin}?part=facts`)
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await page.getByText(/正在导出/).waitFor()
    await page.getByRole('button', { name: '删除资料' }).click()
    const erase = page.getByRole('dialog', { name: '删除 林女士 的资料？' })
    await erase.getByLabel('为什么删除').fill('本人来店要求')
    await erase.getByText('我已和顾客确认').click()
    await screen.shot('privacy-erase')
    await erase.getByRole('button', { name: '删除资料' }).click()
    await page.getByText('已删除').waitFor()
    const gone = await caller.call<{ items: unknown[] }>('GET', '/guests/search?q=15400001234')
    expect(gone.items).toEqual([])
    await screen.go('/app/privacy')
    await page.getByRole('button', { name: '答复：删除' }).click()
    const answer = page.getByRole('dialog', { name: '删除' })
    await answer.getByRole('button', { name: '答复' }).click()
    await page.getByText('没有待答复的请求').waitFor()
    await page.getByRole('radio', { name: '已答复' }).check({ force: true })
    await page.getByText('按时答复').waitFor()
    await screen.calm()
    await screen.shot('privacy-answered')
    expect(await findings(page)).toEqual([])
  })

  test('a small, dark or English screen tells the same', async () => {
    for (const look of [{ width: 360, height: 740 }, { width: 1440, height: 900, theme: 'dark' }, { width: 1440, height: 900, language: 'en' }] as const) {
      const me = await caller.call<{ version: number }>('GET', '/me')
      const patch = { theme: 'theme' in look ? look.theme : 'light', language: 'language' in look ? look.language : 'zh-CN' }
      await caller.call('PATCH', '/me', patch, { 'If-Match': `"${me.version}"`, 'Content-Type': 'application/merge-patch+json' })
      const other = await Screen.open(browser, server.url, look, caller)
      await other.go('/app/privacy')
      expect(await other.overflow()).toBe(0)
      await other.shot(`privacy-${'theme' in look ? look.theme : 'language' in look ? look.language : look.width}`, true)
      expect(other.wrong).toEqual([])
    }
    expect(screen.wrong).toEqual([])
  })
})
