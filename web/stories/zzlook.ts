import { test } from 'vitest'
import { createServer } from 'node:http'
import { openHouse, settle } from './support/api.ts'
import { launch, Screen } from './support/browser.ts'
import { startServer } from './support/server.ts'
import { storeOf } from './support/shop.ts'
test('look', async () => {
  const server = await startServer()
  const caller = await openHouse(server)
  const store = await storeOf(caller)
  const guest = async (name: string, sex: string, phone: string, email?: string) => {
    const made = await caller.call<{ guest_id: string }>('POST', '/guests', { name, sex, phones: [phone], store_id: store })
    if (email) await caller.call('POST', `/guests/${made.guest_id}/contacts`, { email })
    return made.guest_id
  }
  const lin = await guest('林婉', 'female', '15400001234', 'lin@example.com')
  const zhao = await guest('赵大海', 'male', '+999 5550 1234', 'zhao@example.com')
  let n = 0
  const carrier = createServer((req, res) => { req.resume(); res.statusCode = n++ % 3 === 2 ? 500 : 200; res.end('{"code":0}') })
  await new Promise<void>((r) => carrier.listen(0, '127.0.0.1', r))
  const url = `http://127.0.0.1:${(carrier.address() as { port: number }).port}/in`
  await caller.call('PUT', '/settings/outside', { hosts: ['127.0.0.1'] }, { 'If-Match': '"0"' })
  await caller.call('PUT', '/settings/channels', { kind: 'sms', enabled: true, version: 0, secret: 'x', settings: { adapter: 'http', url, body: '{"p":"{phone}","t":"{text}"}', content_type: 'application/json', headers: { authorization: 'Bearer {secret}' } } })
  const kept = await caller.call<{ version: number; rules: object }>('GET', '/settings/messages')
  await caller.call('PUT', '/settings/messages', { ...kept.rules, sign: '西湖小馆', notices: { receipt: { enabled: true, channel: 'sms', text: null } } }, { 'If-Match': `"${kept.version}"` })
  const say = (g: string, purpose: string, channel: string | null, answer: string) => caller.call('POST', `/guests/${g}/consents`, { store_id: store, consents: [{ purpose, channel, answer, text_version: answer === 'given' ? 1 : null, how: 'spoken' }] })
  await say(zhao, 'marketing', 'sms', 'given'); await say(lin, 'marketing', 'sms', 'given'); await say(lin, 'marketing', 'sms', 'withdrawn'); await say(lin, 'personal_offers', null, 'given')
  for (const [g, ch, text] of [[lin, 'sms', '您的雨伞在前台，随时来取。'], [zhao, 'sms', '您订的清蒸鲈鱼明天到货，照旧给您留一条。'], [zhao, 'email', '发票已开好，请查收。'], [zhao, 'sms', '您订的包间改到松风厅。'], [lin, 'box', '她喜欢靠窗。'], [zhao, 'sms', '停车券在前台领。']]) await caller.call('POST', '/messages', { guest_id: g, store_id: store, purpose: 'service', channel: ch, text })
  await caller.call('POST', '/messages/advertising', { guest_id: zhao, store_id: store, purpose: 'marketing', channel: 'sms', text: '本周新菜：明前龙井虾仁。' })
  await caller.call('POST', '/messages/advertising', { guest_id: lin, store_id: store, purpose: 'marketing', channel: 'sms', text: '本周新菜：明前龙井虾仁。' })
  const he = await settle(server, caller, '何静', 'hejing', 'host')
  await caller.call('POST', '/tasks', { text: '给林女士回电话，晚餐改到七点', store_id: store, due_at: new Date(Date.now() - 3600_000).toISOString(), staff_id: null })
  await caller.call('POST', '/tasks', { text: '检查松风厅空调，报修后告诉店长', store_id: store, due_at: new Date(Date.now() + 86400_000).toISOString() })
  await he.caller.call('POST', '/tasks', { text: '擦杯子', store_id: store })
  const tasks = await caller.call<{ items: { task_id: string; version: number }[] }>('GET', '/tasks')
  await caller.call('POST', `/tasks/${tasks.items[1]!.task_id}/take`, undefined, { 'If-Match': '"1"' })
  const hook = await caller.call<{ webhook_id: string }>('POST', '/webhooks', { name: '数据平台', url, kinds: ['guest.*', 'message.*', 'consent.changed'] })
  await caller.call('POST', '/webhooks', { name: '配送系统', url: 'https://hooks.example.com/zhike', kinds: [] })
  for (let i = 0; i < 4; i++) await caller.call('POST', `/webhooks/${hook.webhook_id}/test`)
  await guest('何安', 'male', '15400009999')
  await new Promise((r) => setTimeout(r, 2500))
  const msgs = await caller.call<{ items: { message_id: string; state: string }[] }>('GET', '/messages')
  const failed = msgs.items.find((m) => m.state === 'queued') ?? msgs.items[0]!
  const browser = await launch()
  const pages: [string, string][] = [['messages', '/app/messages'], ['message', `/app/messages/${failed.message_id}`], ['tasks', '/app/tasks'], ['channels', '/app/settings/channels'], ['consents', '/app/settings/consents'], ['webhooks', '/app/settings/webhooks'], ['hook', `/app/settings/webhooks/${hook.webhook_id}`], ['hooknew', '/app/settings/webhooks/new'], ['guest', `/app/guests/${lin}`], ['drawer', `/app/guests?open=${lin}`]]
  for (const [language, theme, width] of [['zh-CN', 'light', 1440], ['en', 'dark', 1440], ['en', 'light', 360], ['zh-CN', 'dark', 360]] as const) {
    const me = await caller.call<{ version: number }>('GET', '/me'); await caller.call('PATCH', '/me', { language, theme }, { 'If-Match': `"${me.version}"` })
    const screen = await Screen.open(browser, server.url, { width, height: width === 360 ? 740 : 900, language, theme }, caller)
    await screen.go('/app/guests')
    await screen.page.evaluate((l) => localStorage.setItem('zhike.language', l), language)
    for (const [name, path] of pages) {
      await screen.go(path)
      await screen.page.waitForTimeout(300)
      const over = await screen.overflow()
      if (over) console.log('overflow', name, width, over)
      await screen.shot(`zz-${name}-${language}-${theme}-${width}`, !['message', 'hook', 'hooknew', 'drawer'].includes(name))
    }
    if (screen.wrong.length) console.log(screen.wrong)
    await screen.close()
  }
  await browser.close(); carrier.close(); await server.stop()
}, 240_000)
