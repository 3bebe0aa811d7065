import type zh from '../zh-CN/shell.ts'
import type { Same } from '../schema.ts'

const texts = {
  skip: 'Skip to content',
  nav: {
    label: 'Main menu',
    open: 'Open menu',
    group: { team: 'Team', house: 'House', check: 'Oversight', mine: 'Mine' },
    staff: 'Staff',
    roles: 'Roles',
    settings: 'Settings',
    audit: 'Audit trail',
    jobs: 'Jobs',
    approvals: 'Approvals',
    me: 'My account',
  },
  store: { label: 'Store', all: 'All stores', change: 'Change store' },
  search: { label: 'Find people and pages', placeholder: 'Find staff or pages', none: 'Nothing found for “{q}”', hint: 'Type a name or a page' },
  palette: { title: 'Go somewhere, do something', placeholder: 'Type a page or an action', pages: 'Pages', acts: 'Actions' },
  live: { live: 'Live', polling: 'Refreshing every 5 s', off: 'Connection lost, reconnecting' },
  jobs: {
    title: 'Background jobs',
    label: 'Background jobs, {n} running',
    empty: 'Nothing is running',
    all: 'See all jobs',
    cancel: 'Cancel',
    retry: 'Retry',
    download: 'Download',
    progress: '{done} / {total}',
    left: 'about {n} min',
    state: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled', dead: 'Gave up after many tries' },
    ended: { done: '{title}: done', cancelled: '{title}: cancelled', failed: '{title}: did not work out.' },
  },
  /** What each kind of job does. */
  job: {
    audit: { export: 'Audit export', anchor: 'Seal the end of the audit trail' },
    backup: { take: 'Backup', rehearse: 'Restore rehearsal' },
    key: { rotate: 'New encryption key' },
  },
  user: { menu: 'Account menu', me: 'My account', signOut: 'Sign out', switch: 'Look and language' },
  theme: { label: 'Appearance', auto: 'System', light: 'Light', dark: 'Dark' },
  density: { label: 'Control size', auto: 'By device', console: 'Compact', touch: 'Touch' },
  language: { label: 'Language' },
  keys: { title: 'Keyboard shortcuts', hint: 'Single-letter shortcuts can be turned off in My account.', off: 'Single-letter shortcuts are off.', then: 'then' },
  key: { search: 'Search', palette: 'Open the command palette', sheet: 'Show shortcuts', staff: 'Go to staff', roles: 'Go to roles', me: 'Go to my account' },
  banner: {
    label: 'Notices',
    demo: 'Demo data: try anything. No message leaves this machine and two-step sign-in is off.',
    http: 'This is plain HTTP, fit for the house network only. Scanning and offline use need HTTPS.',
    backup: 'There is no recent good backup.',
    backupAct: 'Back up',
  },
  missing: { title: 'There is no such page', text: 'The address may be mistyped, or the page has moved.', home: 'Go home' },
  forbidden: { title: 'You cannot see this page', text: 'It needs the permission “{permission}”. The owner or a store manager can grant it.', home: 'Go to my pages' },
  failed: { title: 'The page did not open', text: 'The system may just have been updated. Please reload.', act: 'Reload' },
} satisfies Same<typeof zh>
export default texts
