import { tAny } from '../../i18n/index.ts'

/** What somebody did. The list of all actions is `actions.json`; a test holds each to its words. */
export const actionWord = (action: string): string => tAny(`audit.action.${action}`) ?? action
export const actorWord = (kind: string): string => tAny(`audit.actor.${kind}`) ?? kind
export const objectWord = (kind: string): string => tAny(`audit.object.${kind}`) ?? kind
