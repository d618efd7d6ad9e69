import { roleWords, roles } from '../../../src/kernel/role.contract.ts'
import { useText } from '../text/text.ts'
import { mayUse, type Permission } from './permission-filter.ts'

/** Wide screens see the matrix; a phone reads the roles of each route as words. */
export function PermissionMatrix({ rows }: { readonly rows: readonly Permission[] }) {
  const { t, say } = useText()
  const capabilities = [...Map.groupBy(rows, (row) => row.capability)]
  return (
    // Scrolled with the arrow keys, because it may be wider than the window.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="matrix-frame" tabIndex={0} aria-label={t('admin.permissions.title')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('admin.permissions.route')}</th>
            <th scope="col">{t('admin.permissions.audit')}</th>
            <th scope="col">{t('admin.permissions.clause')}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className="matrix-role">
                <span>{say(roleWords[role])}</span>
              </th>
            ))}
          </tr>
        </thead>
        {capabilities.map(([name, inside]) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 3} className="matrix-group">
                {inside[0] && say(inside[0].capabilityTitle)}
              </th>
            </tr>
            {inside.map((row) => (
              <MatrixRow key={`${row.method} ${row.path}`} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function MatrixRow({ row }: { readonly row: Permission }) {
  const { t, say, list } = useText()
  const open = row.who.includes('anyone')
  const able = roles.filter((role) => mayUse(row, role))
  const words = open
    ? say(roleWords.anyone)
    : row.who.includes('signed-in')
      ? say(roleWords['signed-in'])
      : list(able.map((role) => say(roleWords[role])))
  return (
    <tr>
      <th scope="row">
        {say(row.summary)}
        <span className="code quiet">
          {row.method} {row.path}
        </span>
        {row.scope && (
          <span className="small quiet">
            {t('admin.permissions.scope')} <span className="code">{row.scope}</span>
          </span>
        )}
        <span className="matrix-words">{words}</span>
      </th>
      <td className="code">{row.audit ?? <span className="quiet">{t('admin.permissions.reads')}</span>}</td>
      <td>{row.clause ?? ''}</td>
      {roles.map((role) => (
        <td key={role} className={able.includes(role) ? 'matrix-cell matrix-yes' : 'matrix-cell'}>
          {able.includes(role) && (
            <>
              <span aria-hidden="true">{open ? '◦' : '✓'}</span>
              <span className="only-read-aloud">{t('admin.permissions.mayUse')}</span>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}
