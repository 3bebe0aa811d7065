import type approvals from './zh-CN/approvals.ts'
import type audit from './zh-CN/audit.ts'
import type bills from './zh-CN/bills.ts'
import type card from './zh-CN/card.ts'
import type checkout from './zh-CN/checkout.ts'
import type duplicates from './zh-CN/duplicates.ts'
import type entry from './zh-CN/entry.ts'
import type food from './zh-CN/food.ts'
import type guests from './zh-CN/guests.ts'
import type house from './zh-CN/house.ts'
import type insight from './zh-CN/insight.ts'
import type imports from './zh-CN/imports.ts'
import type jobs from './zh-CN/jobs.ts'
import type me from './zh-CN/me.ts'
import type membership from './zh-CN/membership.ts'
import type messages from './zh-CN/messages.ts'
import type ordering from './zh-CN/ordering.ts'
import type permission from './zh-CN/permission.ts'
import type pricing from './zh-CN/pricing.ts'
import type privacy from './zh-CN/privacy.ts'
import type problem from './zh-CN/problem.ts'
import type settings from './zh-CN/settings.ts'
import type shell from './zh-CN/shell.ts'
import type tasks from './zh-CN/tasks.ts'
import type team from './zh-CN/team.ts'
import type receipt from './zh-CN/receipt.ts'
import type till from './zh-CN/till.ts'
import type topup from './zh-CN/topup.ts'
import type ui from './zh-CN/ui.ts'

/** zh-CN is the schema: one file per folder. A new folder adds one line here. */
export interface Schema {
  approvals: typeof approvals
  audit: typeof audit
  bills: typeof bills
  card: typeof card
  checkout: typeof checkout
  duplicates: typeof duplicates
  entry: typeof entry
  food: typeof food
  guests: typeof guests
  house: typeof house
  insight: typeof insight
  imports: typeof imports
  jobs: typeof jobs
  me: typeof me
  membership: typeof membership
  messages: typeof messages
  ordering: typeof ordering
  permission: typeof permission
  pricing: typeof pricing
  privacy: typeof privacy
  problem: typeof problem
  settings: typeof settings
  shell: typeof shell
  receipt: typeof receipt
  tasks: typeof tasks
  team: typeof team
  till: typeof till
  topup: typeof topup
  ui: typeof ui
}
export type Folder = keyof Schema

/** The same tree with any text at its leaves; `satisfies Same<typeof zh>` makes a missing key a type error. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }

type Leaves<T, Path extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>
}[keyof T & string]

/** Every key that exists, such as `shell.nav.staff`. */
export type Key = { [F in Folder]: Leaves<Schema[F], `${F}.`> }[Folder]
