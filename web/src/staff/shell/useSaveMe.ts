import { api, ifMatch, ok, type Schemas } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { problemText } from '../../i18n/problemText.ts'
import { toast } from '../../ui/toast.ts'
import { useSession } from '../session.ts'

/** Saves one preference of the signed-in person in passing; when the row was stale it reads it and tries once more. */
export function useSaveMe(): (patch: Schemas['OwnPatch']) => Promise<boolean> {
  const session = useSession()
  const send = (patch: Schemas['OwnPatch'], version: number) => ok(api.PATCH('/api/v1/me', { body: patch, ...ifMatch(version) }))

  return async (patch) => {
    if (!session.me) return false
    try {
      await session.take(await send(patch, session.me.version))
      return true
    } catch (thrown) {
      return asProblem(thrown).code === 'conflict.stale' ? again(patch) : refused(thrown)
    }
  }
  async function again(patch: Schemas['OwnPatch']): Promise<boolean> {
    try {
      const fresh = await ok(api.GET('/api/v1/me'))
      await session.take(await send(patch, fresh.version))
      return true
    } catch (thrown) {
      return refused(thrown)
    }
  }
  function refused(thrown: unknown): false {
    toast({ text: problemText(asProblem(thrown)), tone: 'problem' })
    return false
  }
}
