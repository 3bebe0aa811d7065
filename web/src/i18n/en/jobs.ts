import type { Same } from '../schema.ts'
import type zh from '../zh-CN/jobs.ts'

const texts = {
  title: 'Jobs',
  note: 'Work that takes a while goes on here, even after you close the page.',
  whose: { label: 'Whose jobs', mine: 'Mine', all: 'All' },
  anyState: 'Any state',
  col: { title: 'Job', state: 'Progress', who: 'Started by', when: 'Started', acts: 'Actions' },
  system: 'System',
  stopping: 'Stopping',
  tries: 'Try {n}',
  until: 'Can be downloaded until {at}',
  gone: 'File expired',
  makerOnly: 'Only its maker can download it',
  download: 'Download the file of “{title}”',
  empty: 'No jobs',
  emptyNote: 'Backups, exports and other long work show up here once started.',
} satisfies Same<typeof zh>
export default texts
