export const complaints = { name: 'Complaints' }
