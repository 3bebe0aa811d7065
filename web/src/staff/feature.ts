import type { Component } from 'vue'
import type { Folder, Key } from '../i18n/index.ts'
import type { IconName } from '../ui/icons.ts'

export type NavGroup = 'front' | 'guests' | 'insight' | 'team' | 'house' | 'check' | 'mine'

/** One page of the staff console. A page with `nav` stands in the menu for those who may see it. */
export interface StaffPage {
  path: string
  /** Text folders the page reads; loaded before it is shown. */
  texts: Folder[]
  /** Any one of these permissions opens it; none = everybody who is signed in. */
  needs?: string[]
  page: () => Promise<{ default: Component }>
  /** `till`: the touch frame of the till instead of the console's; `paper`: no frame at all. */
  frame?: 'till' | 'paper'
  nav?: { group: NavGroup; order: number; title: Key; icon: IconName; /** second key after `g` */ key?: string }
}

/** The address without its optional part: `/app/staff/:staff_id?` → `/app/staff`. */
export function basePath(page: StaffPage): string {
  return page.path.replace(/\/:.*$/, '')
}

export interface Feature {
  pages: StaffPage[]
}

/** Each `features/<folder>/pages.ts` default-exports one of these; the router and the menu find it there. */
export function defineFeature(pages: StaffPage[]): Feature {
  return { pages }
}

const found = import.meta.glob<{ default: Feature }>('../features/*/pages.ts', { eager: true })
/** Every page of every feature. */
export const staffPages: StaffPage[] = Object.values(found).flatMap((file) => file.default.pages)

/** Whether there is a page at this address in this version. */
export const hasPage = (path: string): boolean => staffPages.some((page) => basePath(page) === path)

export function maySee(page: StaffPage, can: (permission: string) => boolean): boolean {
  return !page.needs || page.needs.some(can)
}
