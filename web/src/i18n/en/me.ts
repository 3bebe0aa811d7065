import type zh from '../zh-CN/me.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: 'My account',
  profile: { title: 'Profile', name: 'Name', login: 'Account', role: 'Role', stores: 'Stores', allStores: 'All stores', save: 'Save name', saved: 'Name saved' },
  look: { title: 'Look and keys', note: 'Kept with your account, on every device', hotkeys: 'Single-letter shortcuts', hotkeysNote: 'Such as / to search, or G then S for staff. Turn them off if you hit them by accident.', seeKeys: 'See all shortcuts' },
  password: { title: 'Password', note: 'Your other devices are signed out when you change it.', current: 'Current password', fresh: 'New password', freshHint: 'At least 8 characters; longer is better', act: 'Change password', done: 'Password changed; other devices are signed out' },
  totp: {
    title: 'Two-step sign-in',
    on: 'On',
    off: 'Off',
    required: 'Your role needs it',
    demo: 'Two-step sign-in is off in the demo.',
    note: 'Besides the password you type 6 digits from your phone. A stolen password alone is then useless.',
    start: 'Turn on two-step sign-in',
    stop: 'Turn off two-step sign-in',
    stopNote: 'After this the password alone is enough to sign in.',
    current: 'Current password',
    next: 'Next',
    scan: 'Scan this with an authenticator',
    scanNote: 'Such as the one of Microsoft, Google, or your phone itself.',
    manual: 'Cannot scan? Type it in',
    code: 'The 6 digits it shows',
    confirm: 'Check and turn on',
    codesTitle: 'Keep the recovery codes',
    codesNote: 'They let you in when the phone is lost. Each works once, and they are shown only now.',
    copy: 'Copy all',
    save: 'Save as a file',
    kept: 'I have kept them safe',
    finish: 'Done',
    done: 'Two-step sign-in is on',
    stopped: 'Two-step sign-in is off',
  },
  sessions: { title: 'Signed-in devices', here: 'This one', seen: 'last {at}', since: 'signed in {at}', remembered: 'Remembered', end: 'Sign out', ended: 'That device is signed out', endOthers: 'Sign out all others', endedOthers: 'Signed out {n} device | Signed out {n} devices', none: 'Only this one' },
} satisfies Same<typeof zh>
export default texts
