import { Input } from 'antd'
import { useDeferredValue } from 'react'
import { listPermissions } from '../../../src/kernel/access/account.contract.ts'
import { Role, roleWords, roles } from '../../../src/kernel/role.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Choice } from '../parts/Choice.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { PermissionMatrix } from './PermissionMatrix.tsx'
import { matching, mayUse } from './permission-filter.ts'
import './admin.css'

const RoleOrNone = Role.optional().catch(undefined)

/** Every route against every role, straight from the routes: nobody maintains this page. */
export function PermissionsPage() {
  const { t, say } = useText()
  const [{ text = '', role: wanted }, set] = useQueryState()
  const role = RoleOrNone.parse(wanted)
  const permissions = useRoute(listPermissions, {})
  const words = useDeferredValue(text)
  const rows = matching(permissions.data?.rows ?? [], words).filter((row) => !role || mayUse(row, role))
  return (
    <div className="page">
      <PageHead title={t('admin.permissions.title')} lead={t('admin.permissions.lead')} />
      <search className="row no-print" aria-label={t('parts.table.filters')}>
        <Input
          className="filter-text"
          allowClear
          aria-label={t('admin.permissions.text')}
          placeholder={t('admin.permissions.text')}
          value={text}
          onChange={(event) => set({ text: event.target.value })}
        />
        <Choice
          label={t('admin.permissions.role')}
          all={t('admin.all')}
          value={role ?? ''}
          options={roles.map((one) => ({ value: one, label: say(roleWords[one]) }))}
          onChange={(value) => set({ role: value })}
        />
        <output className="quiet small">{t('admin.permissions.count', { n: rows.length })}</output>
      </search>
      {permissions.problem && <Problem problem={permissions.problem} onRetry={() => void permissions.refetch()} />}
      {permissions.loading && <Skeleton lines={12} />}
      {permissions.data && rows.length === 0 && (
        <EmptyState title={t('admin.permissions.empty')}>{t('admin.permissions.emptyHint')}</EmptyState>
      )}
      {rows.length > 0 && <PermissionMatrix rows={rows} />}
    </div>
  )
}
