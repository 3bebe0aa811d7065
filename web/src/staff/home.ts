import { basePath, maySee, staffPages } from './feature.ts'

/** Where `/app` leads, best first, by role preset. Only pages that exist and are allowed count. */
const byPreset: Record<string, string[]> = {
  owner: ['/app/insight/sales'],
  store_manager: ['/app/insight/sales'],
  host: ['/app/guests'],
  cashier: ['/app/till'],
  hq_marketing: ['/app/hq'],
  hq_analyst: ['/app/hq'],
  waiter: ['/app/guests'],
  service_agent: ['/app/guests'],
  auditor: ['/app/audit'],
}

export function homeOf(preset: string | null, can: (permission: string) => boolean): string {
  const wanted = byPreset[preset ?? ''] ?? []
  const open = (path: string) => staffPages.some((page) => basePath(page) === path && maySee(page, can))
  return wanted.find(open) ?? '/app/me'
}
