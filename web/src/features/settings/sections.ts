import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import ZSkeleton from '../../ui/ZSkeleton.vue'

/** A part of the settings. `company` parts ask for the whole company as scope. */
export interface Section {
  id: 'company' | 'stores' | 'groups' | 'security' | 'keys' | 'channels' | 'consents' | 'webhooks' | 'backup'
  needs: string
  company: boolean
  view: Component
}

/** Each part is fetched when it is opened; on a slow line its shape stands there meanwhile. */
const later = (loader: AsyncComponentLoader) => defineAsyncComponent({ loader, loadingComponent: ZSkeleton, delay: 200 })

export const sections: readonly Section[] = [
  { id: 'company', needs: 'settings.edit', company: true, view: later(() => import('./CompanySection.vue')) },
  { id: 'stores', needs: 'settings.edit', company: false, view: later(() => import('./StoresSection.vue')) },
  { id: 'groups', needs: 'settings.edit', company: true, view: later(() => import('./GroupsSection.vue')) },
  { id: 'security', needs: 'settings.edit', company: true, view: later(() => import('./SecuritySection.vue')) },
  { id: 'keys', needs: 'key.manage', company: true, view: later(() => import('./KeysSection.vue')) },
  { id: 'channels', needs: 'settings.edit', company: true, view: later(() => import('./ChannelsSection.vue')) },
  { id: 'consents', needs: 'privacy.manage', company: true, view: later(() => import('./ConsentsSection.vue')) },
  { id: 'webhooks', needs: 'key.manage', company: true, view: later(() => import('./WebhooksSection.vue')) },
  { id: 'backup', needs: 'backup.run', company: true, view: later(() => import('./BackupSection.vue')) },
]

/** The parts that somebody may open, in their order. */
export function openSections(can: (permission: string) => boolean, companyWide: boolean): Section[] {
  return sections.filter((one) => can(one.needs) && (companyWide || !one.company))
}
