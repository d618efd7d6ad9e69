import { abuse } from './abuse.ts'
import { account } from './account.ts'
import { admin } from './admin.ts'
import { aftersales } from './aftersales.ts'
import { assistant } from './assistant.ts'
import { backups } from './backups.ts'
import { bodies } from './bodies.ts'
import { chat } from './chat.ts'
import { column } from './column.ts'
import { complaints } from './complaints.ts'
import { consent } from './consent.ts'
import { demand } from './demand.ts'
import { desk } from './desk.ts'
import { dispute } from './dispute.ts'
import { dossier } from './dossier.ts'
import { enter } from './enter.ts'
import { erase } from './erase.ts'
import { evaluation } from './evaluation.ts'
import { guest } from './guest.ts'
import { hearing } from './hearing.ts'
import { limits } from './limits.ts'
import { home } from './home.ts'
import { incidents } from './incidents.ts'
import { known } from './known.ts'
import { legal } from './legal.ts'
import { lines } from './lines.ts'
import { mailbox } from './mailbox.ts'
import { expert } from './expert.ts'
import { fields } from './fields.ts'
import { mass } from './mass.ts'
import { massAwards } from './mass-awards.ts'
import { massLeads } from './mass-leads.ts'
import { marketplace } from './marketplace.ts'
import { matter } from './matter.ts'
import { minimise } from './minimise.ts'
import { mediation } from './mediation.ts'
import { notices } from './notices.ts'
import { parts } from './parts.ts'
import { pauses } from './pauses.ts'
import { payCode } from './pay-code.ts'
import { identity } from './identity.ts'
import { payPassword } from './pay-password.ts'
import { payments } from './payments.ts'
import { penalties } from './penalties.ts'
import { performance } from './performance.ts'
import { policies } from './policies.ts'
import { ranking } from './ranking.ts'
import { precedent } from './precedent.ts'
import { proof } from './proof.ts'
import { quality } from './quality.ts'
import { privacyManagement } from './privacy-management.ts'
import { reading } from './reading.ts'
import { remedies } from './remedies.ts'
import { reports } from './reports.ts'
import { rights } from './rights.ts'
import { roster } from './roster.ts'
import { ruling } from './ruling.ts'
import { shell } from './shell.ts'
import { signals } from './signals.ts'
import { stages } from './stages.ts'
import { supervision } from './supervision.ts'
import { survey } from './survey.ts'
import { templates } from './templates.ts'
import { wall } from './wall.ts'
import { warning } from './warning.ts'
import { withdrawal } from './withdrawal.ts'

export const zh = {
  abuse,
  account,
  admin,
  aftersales,
  assistant,
  backups,
  bodies,
  chat,
  column,
  complaints,
  demand,
  desk,
  dispute,
  dossier,
  enter,
  erase,
  evaluation,
  guest,
  hearing,
  limits,
  home,
  incidents,
  known,
  legal,
  lines,
  mailbox,
  marketplace,
  expert,
  fields,
  mass,
  massAwards,
  massLeads,
  matter,
  mediation,
  minimise,
  notices,
  parts,
  pauses,
  payCode,
  identity,
  payPassword,
  payments,
  penalties,
  performance,
  policies,
  ranking,
  precedent,
  proof,
  quality,
  consent,
  privacyManagement,
  reading,
  remedies,
  reports,
  rights,
  roster,
  ruling,
  shell,
  signals,
  stages,
  supervision,
  survey,
  templates,
  wall,
  warning,
  withdrawal,
}
