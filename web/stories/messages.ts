import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer, type Server } from './support/server.ts'
import { storeOf } from './support/shop.ts'

interface Listed<T> {
  items: T[]
}
describe('messages and tasks', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  let screen: Screen
  let lin = ''
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    const store = await storeOf(caller)
    lin = (await caller.call<{ guest_id: string }>('POST', '/guests', { name: '林婉', sex: 'female', phones: ['15400001234'], store_id: store })).guest_id
    browser = await launch()
    screen = await Screen.open(browser, server.url, { width: 1440, height: 900 }, caller)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a yes shows the words it is given to, and a no is as near', async () => {
    const { page } = screen
    await screen.go(`/app/guests/${lin}`)
    await page.getByRole('button', { name: '记下同意：活动与优惠通知 · 短信' }).click()
    const ask = page.getByRole('dialog', { name: '活动与优惠通知 · 短信' })
    await ask.getByText(/我同意本店通过我选择的方式/).waitFor()
    await screen.shot('consent')
    await ask.getByRole('button', { name: '顾客同意' }).click()
    await page.getByRole('button', { name: '撤回：活动与优惠通知 · 短信' }).click()
    await ask.getByRole('button', { name: '撤回' }).click()
    await page.getByRole('button', { name: '记下同意：活动与优惠通知 · 短信' }).waitFor()
    const said = await caller.call<{ history: { answer: string }[] }>('GET', `/guests/${lin}/consents`)
    expect(said.history.map((one) => one.answer)).toEqual(['withdrawn', 'given'])
    await screen.calm()
    await screen.shot('guest-consents', true)
    expect(await findings(page)).toEqual([])
  })

  test('a message is written from the card and stands in the box with the reason it stays', async () => {
    const { page } = screen
    await page.getByRole('button', { name: '发消息' }).click()
    const write = page.getByRole('dialog', { name: '给林女士发消息' })
    await write.getByLabel('内容').fill('您的雨伞在前台，随时来取。')
    await screen.shot('message-new')
    await write.getByRole('button', { name: '发送' }).click()
    await write.getByRole('link', { name: '看状态' }).click()
    const detail = page.getByRole('dialog', { name: '消息详情' })
    await detail.getByText('测试号码，只留在这里').waitFor()
    await detail.getByText('您的雨伞在前台，随时来取。').waitFor()
    await screen.calm()
    await screen.shot('message')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('cell', { name: /林女士/ }).waitFor()
    await screen.shot('messages')
  })

  test('a task is put, taken and done with the keyboard near at hand', async () => {
    const { page } = screen
    await screen.go('/app/tasks')
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: '新建待办' })
    await form.getByLabel('做什么').fill('给林女士回电话，改到七点')
    await form.getByRole('button', { name: '建好' }).click()
    const row = page.getByRole('listitem').filter({ hasText: '给林女士回电话' })
    await row.getByText(/还没有人接/).waitFor()
    await row.getByRole('button', { name: '我来做' }).click()
    await row.getByRole('button', { name: '做完了' }).waitFor()
    await screen.calm()
    await screen.shot('tasks')
    await row.getByRole('button', { name: '做完了' }).click()
    const done = page.getByRole('dialog', { name: '做完了' })
    await done.getByLabel('结果（可不填）').fill('已改到七点')
    await done.getByRole('button', { name: '做完了' }).click()
    await page.getByText('没有要做的事').waitFor()
    await page.getByRole('radio', { name: '已完成' }).check({ force: true })
    await page.getByText('已改到七点').waitFor()
    const kept = await caller.call<Listed<{ state: string }>>('GET', '/tasks?done=true')
    expect(kept.items.map((one) => one.state)).toEqual(['done'])
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toMatch(/林女士/)
  })

  test('channels, notices and a webhook are set up, and what may not be reached is told at its field', async () => {
    const { page } = screen
    await screen.go('/app/settings/channels')
    await page.getByText('消费后：金额、积分、余额').click()
    await page.getByRole('button', { name: '保存通知' }).click()
    await page.getByText('已保存').first().waitFor()
    const rules = await caller.call<{ rules: { notices: { receipt: { enabled: boolean } } } }>('GET', '/settings/messages')
    expect(rules.rules.notices.receipt.enabled).toBe(true)
    await screen.calm()
    await screen.shot('channels', true)
    await screen.go('/app/settings/webhooks/new')
    const form = page.getByRole('dialog', { name: '新建推送' })
    await form.getByLabel('给谁用').fill('数据平台')
    await form.getByLabel('网址').fill('https://127.0.0.1/in')
    await form.getByRole('button', { name: '建好' }).click()
    await form.getByText(/这个地址在店内网络里/).waitFor()
    await form.getByLabel('网址').fill('https://hooks.example.com/in')
    await form.getByRole('button', { name: '建好' }).click()
    await form.getByText(/^whsec_/).waitFor()
    await screen.shot('webhook-secret')
    expect(await findings(page)).toEqual([])
  })

  test('a small screen scrolls only downwards', async () => {
    const phone = await Screen.open(browser, server.url, { width: 360, height: 740 }, caller)
    for (const path of ['/app/messages', '/app/tasks', '/app/settings/channels', '/app/settings/webhooks']) {
      await phone.go(path)
      expect(await phone.overflow(), path).toBe(0)
    }
    await phone.shot('webhooks-360', true)
    expect([...screen.wrong, ...phone.wrong]).toEqual([])
  })
})
