import { defineAsyncComponent, type Component } from 'vue'

/** A part of the settings. `company` parts ask for the whole company as scope. */
export interface Section {
  id: 'company' | 'stores' | 'groups' | 'security' | 'backup'
  needs: string
  company: boolean
  view: Component
}

export const sections: readonly Section[] = [
  { id: 'company', needs: 'settings.edit', company: true, view: defineAsyncComponent(() => import('./CompanySection.vue')) },
  { id: 'stores', needs: 'settings.edit', company: false, view: defineAsyncComponent(() => import('./StoresSection.vue')) },
  { id: 'groups', needs: 'settings.edit', company: true, view: defineAsyncComponent(() => import('./GroupsSection.vue')) },
  { id: 'security', needs: 'settings.edit', company: true, view: defineAsyncComponent(() => import('./SecuritySection.vue')) },
  { id: 'backup', needs: 'backup.run', company: true, view: defineAsyncComponent(() => import('./BackupSection.vue')) },
]

/** The parts that somebody may open, in their order. */
export function openSections(can: (permission: string) => boolean, companyWide: boolean): Section[] {
  return sections.filter((one) => can(one.needs) && (companyWide || !one.company))
}
