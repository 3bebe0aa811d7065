import { expect, test } from 'vitest'
import { deviceName } from '@/ui/deviceName.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36'
test.each([
  [`Mozilla/5.0 (Windows NT 6.1; Win64; x64) ${chrome}`, 'Chrome · Windows'],
  [`Mozilla/5.0 (Windows NT 10.0) ${chrome} Edg/109.0`, 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605 Version/16.0 Mobile Safari/604.1', 'Safari · iPhone'],
  [`Mozilla/5.0 (Linux; Android 12; HMA-AL00) ${chrome} MicroMessenger/8.0.30`, 'WeChat · Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox · Linux'],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['x'.repeat(60), `${'x'.repeat(48)}…`],
])('%s is named %s', (agent, name) => expect(deviceName(agent)).toBe(name))
