import { Role, roleWords, roles } from '../../../src/kernel/role.contract.ts'
import { Checks } from '../parts/Checks.tsx'
import type { ControlProps } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'

export type PersonRole = Exclude<Role, 'machine'>
export const isPersonRole = (role: Role): role is PersonRole => role !== 'machine'
const personRoles = roles.filter(isPersonRole)

export function RoleChecks(props: {
  readonly control: ControlProps
  readonly label: string
  readonly value: readonly PersonRole[]
  readonly onChange: (roles: PersonRole[]) => void
}) {
  const { say } = useText()
  return <Checks {...props} options={personRoles.map((role) => ({ value: role, label: say(roleWords[role]) }))} />
}
