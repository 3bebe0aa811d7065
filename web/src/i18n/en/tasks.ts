import type { Same } from '../schema.ts'
import type zh from '../zh-CN/tasks.ts'

const texts = {
  title: 'Tasks',
  note: 'Who does what by when',
  tabs: 'Which tasks',
  tab: {
    todo: 'To do',
    mine: 'Mine',
    done: 'Done',
  },
  add: 'New task',
  empty: {
    todo: 'Nothing to do',
    mine: 'You have no tasks',
    done: 'Nothing done yet',
  },
  emptyNote: 'Write down what comes to mind and give it to somebody.',
  kind: {
    message_failed: 'A message did not arrive: tell the guest another way',
    webhook_stopped: 'A webhook stopped: ask whoever runs the receiver',
    by_hand: 'Task',
  },
  due: 'By {at}',
  overdue: 'Overdue',
  noTime: 'No time set',
  nobody: 'Nobody has it',
  has: '{name} has it',
  doneBy: '{name}, {at}',
  from: 'By {name}',
  fromSystem: 'By the program',
  take: 'Take it',
  hand: 'Hand over',
  lay: 'Lay it down',
  done: 'Done',
  seeGuest: 'Open the guest',
  seeMessage: 'Open the message',
  seeWebhook: 'Open the webhook',
  toast: {
    taken: 'It is yours',
    given: 'Given to {name}',
    laid: 'Laid down',
    done: 'Done',
    put: 'Task put',
  },
  new: {
    title: 'New task',
    text: 'What',
    textHint: 'Such as: call Ms Lin back',
    due: 'By',
    dueNote: 'By the end of that day',
    who: 'Who',
    anyone: 'Whoever takes it',
    put: 'Put it',
  },
  handTitle: 'Hand over to',
  finish: {
    title: 'Done',
    note: 'What came of it (optional)',
    hint: 'Such as: called, moved to seven',
  },
} satisfies Same<typeof zh>
export default texts
