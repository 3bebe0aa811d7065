import type { Item } from '../../api/shapes.ts'
import { tAny } from '../../i18n/index.ts'

export type Task = Item<'/api/v1/tasks'>

/** What is to be done: the words of whoever put it, or those of a kind that the program puts. */
export const taskText = (task: Task): string => task.text || (tAny(`tasks.kind.${task.kind}`) ?? task.kind)
