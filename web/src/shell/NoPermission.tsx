import { Link } from '@tanstack/react-router'
import { roleWords, type Who } from '../../../src/kernel/role.contract.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useText } from '../text/text.ts'
import { useSession } from './session.ts'

export function NoPermission({ needed }: { readonly needed: readonly Who[] }) {
  const { t, say, list } = useText()
  const { me } = useSession()
  const join = (who: readonly Who[]) => list([...new Set(who)].map((one) => say(roleWords[one])))
  return (
    <EmptyState
      title={t('shell.noPermission.title')}
      heading
      action={<Link to="/">{t('shell.noPermission.home')}</Link>}
    >
      {t('shell.noPermission.body', { roles: join(needed), mine: join(me?.roles ?? []) })}
    </EmptyState>
  )
}
