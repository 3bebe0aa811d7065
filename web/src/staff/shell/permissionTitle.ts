import { tAny } from '../../i18n/index.ts'

/** What a permission allows, in words. Needs the texts of `permission`. */
export function permissionTitle(code: string): string {
  return tAny(`permission.title.${code}`) ?? code
}
