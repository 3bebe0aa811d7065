import { shallowRef, type ShallowRef } from 'vue'
import { useForm, type Form } from '../../api/useForm.ts'
import { t } from '../../i18n/index.ts'
import { toast } from '../../ui/toast.ts'

type Values = Record<string, unknown>
interface Versioned {
  version: number
}
export interface VersionedForm<T extends Values, S extends Versioned> {
  form: Form<T, S>
  /** As the server has it, with the version that the next save names. */
  kept: ShallowRef<S>
  save: () => Promise<S | undefined>
  /** Takes what somebody else saved meanwhile. */
  takeTheirs: () => Promise<void>
  /** Goes back to what was read. */
  discard: () => void
}

/** A form over one versioned thing: only what changed is sent, and a stale version is offered anew. */
export function useVersioned<T extends Values, S extends Versioned>(options: {
  draft: string
  kept: S
  values: (kept: S) => T
  save: (changed: Partial<T>, version: number) => Promise<S>
  read: () => Promise<S>
  saved: string
}): VersionedForm<T, S> {
  const kept: ShallowRef<S> = shallowRef(options.kept)
  const form = useForm<T, S>({
    draft: options.draft,
    initial: options.values(options.kept),
    save: (_values, changed) => options.save(changed, kept.value.version),
  })
  function take(fresh: S): void {
    kept.value = fresh
    form.reset(options.values(fresh))
  }
  async function save(): Promise<S | undefined> {
    const fresh = await form.submit()
    if (!fresh) return undefined
    take(fresh)
    toast({ text: options.saved || t('ui.form.saved') })
    return fresh
  }
  return {
    form,
    kept,
    save,
    takeTheirs: async () => take(await options.read()),
    discard: () => form.reset(options.values(kept.value)),
  }
}

/** What an empty field of an optional text means to the server. */
export const blank = (text: string) => text.trim() || null
