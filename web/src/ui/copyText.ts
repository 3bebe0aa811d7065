import { t } from '../i18n/index.ts'
import { toast } from './toast.ts'

/** Copies a text and says so. `navigator.clipboard` is missing on plain HTTP, hence the second way. */
export async function copyText(text: string): Promise<void> {
  toast({ text: (await copied(text)) ? t('ui.copy.done') : t('ui.copy.failed', { text }) })
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'z-hidden'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}
