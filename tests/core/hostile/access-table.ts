import { accessToRecords } from './access-table-records.ts';
/**
 * Who may do what, where. Written by hand and read by people: it is what the hall's owner agreed to, not what the program says of
 * itself. `everybody`: nobody has to be signed in; `staff`: whoever is. `desk`: the registrar's counter and the supervisor's window;
 * `kiosk`: the kiosk alone; `screen`: the call screen and the desks; `couple`: the counter and
 * the second screen turned to the couple, which has the counter's session; `turned`: that screen alone; `all`: every window but it.
 * `visitor`: whoever identified themselves at the kiosk, `card`: by their card.
 * `locked`: also while the screen is locked; `closed`: also while no store is open. `+` names who may be the second person.
 */
const text = `${accessToRecords}
hall.health                      everybody                                 all      locked closed
setup.create                     everybody                                 desk     closed
setup.recoverySheet              everybody                                 desk
setup.sealRecoveryKey            everybody                                 desk
setup.unlock                     everybody                                 all      closed

staff.signIn                     everybody                                 desk
staff.signOut                    staff                                     desk     locked
staff.session                    everybody                                 desk     locked
staff.lock                       staff                                     desk     locked
staff.unlock                     staff                                     desk     locked
staff.setPin                     staff                                     desk
staff.changePassword             staff                                     desk
staff.list                       supervisor,administrator,auditor          desk
staff.add                        supervisor,administrator                  desk     +supervisor,approver,administrator,registrar
staff.update                     supervisor,administrator                  desk     +supervisor,approver,administrator,registrar
staff.resetByRecoveryKey         everybody                                 desk

office.get                       everybody                                 all
office.openOfflineRegistration   supervisor                                desk
office.closeOfflineRegistration  supervisor                                desk
office.stopOfflineRegistration   registrar                                 desk     +supervisor
clock.confirm                    supervisor                                desk     +supervisor,approver,administrator,registrar
numbers.list                     supervisor,auditor,approver               desk
numbers.addBlock                 supervisor                                desk     +supervisor,approver,administrator,registrar
numbers.leases                   supervisor,auditor,approver               desk
numbers.lease                    supervisor                                desk
numbers.gap                      staff                                     desk
numbers.resume                   supervisor                                desk     +supervisor,approver,administrator,registrar
blanks.list                      supervisor,auditor,approver,registrar     desk
blanks.account                   supervisor,registrar                      desk     +supervisor,approver,registrar
blanks.addBatch                  supervisor                                desk     +supervisor,approver,administrator,registrar
blanks.report                    supervisor,auditor,approver               desk
blanks.void                      supervisor,registrar                      desk     +supervisor,approver,registrar

calendar.get                     staff                                     desk
calendar.check                   supervisor                                desk
calendar.import                  supervisor                                desk     +supervisor,approver,administrator,registrar

frontDesk.settings               staff                                     desk
frontDesk.configure              supervisor                                desk
frontDesk.armReader              reception,registrar,supervisor            desk
frontDesk.disarmReader           reception,registrar,supervisor            desk
frontDesk.takeCard               reception,registrar,supervisor            desk
signage.view                     everybody                                 screen
signage.picture                  everybody                                 screen
signage.clip                     everybody                                 screen
signage.folder                   supervisor                                desk

appointments.days                reception,registrar,supervisor             desk
appointments.list                reception,registrar,supervisor             desk
appointments.find                reception,registrar,supervisor             desk
appointments.book                reception,registrar,supervisor             desk
appointments.change              reception,registrar,supervisor             desk
appointments.cancel              reception,registrar,supervisor             desk
appointments.arrive              reception,registrar,supervisor             desk
appointments.noShow              reception,registrar,supervisor             desk
appointments.slip                reception,registrar,supervisor             desk
appointments.read                reception,registrar,supervisor             desk
appointments.takeIn              reception,registrar,supervisor             desk

preReviews.list                  reception,registrar,supervisor            desk
preReviews.picture               reception,registrar,supervisor            desk
preReviews.submit                staff                                     desk
preReviews.scan                  reception,registrar,supervisor            desk
preReviews.pass                  registrar                                 desk
preReviews.return                registrar                                 desk
preReviews.open                  registrar                                 desk
preReviews.ofCase                registrar,supervisor,auditor,archivist    desk

peakDays.list                    reception,registrar,supervisor            desk
peakDays.get                     reception,registrar,supervisor            desk
peakDays.plan                    supervisor                                desk
peakDays.enterPast               supervisor                                desk
overflow.enter                   reception,registrar,supervisor            desk
overflow.call                    reception,registrar,supervisor            desk
overflow.settle                  reception,registrar,supervisor            desk

tickets.board                    everybody                                 all
tickets.list                     reception,registrar,supervisor            desk
tickets.desks                    supervisor                                desk
tickets.ratings                  supervisor,auditor                        desk
tickets.issue                    reception,registrar,supervisor            desk
tickets.take                     everybody                                 kiosk
tickets.call                     registrar                                 counter
tickets.recall                   registrar                                 counter
tickets.begin                    registrar                                 counter
tickets.pass                     registrar                                 counter
tickets.park                     registrar                                 counter
tickets.transfer                 registrar                                 counter
tickets.link                     registrar                                 counter
tickets.finish                   registrar                                 counter
tickets.resume                   reception,registrar,supervisor            desk
tickets.leave                    reception,registrar,supervisor            desk
tickets.print                    reception,registrar,supervisor            desk
tickets.slip                     reception,registrar,supervisor            desk
tickets.toRate                   registrar                                 couple
tickets.rate                     registrar                                 turned
tickets.rateByCode               everybody                                 kiosk

scanner.takeSlip                 everybody                                 kiosk
kiosk.state                      everybody                                 kiosk
kiosk.words                      everybody                                 kiosk
kiosk.awaitCard                  everybody                                 kiosk
kiosk.restReader                 everybody                                 kiosk
kiosk.enter                      everybody                                 kiosk
kiosk.enterByCode                everybody                                 kiosk
kiosk.enterPartner               card                                      kiosk
kiosk.leave                      everybody                                 kiosk
kiosk.mine                       visitor                                   kiosk
kiosk.checkIn                    visitor                                   kiosk
kiosk.printTicket                everybody                                 kiosk
kiosk.days                       card                                      kiosk
kiosk.book                       card                                      kiosk
kiosk.move                       card                                      kiosk
kiosk.cancel                     card                                      kiosk
kiosk.printAppointment           card                                      kiosk
kiosk.draft                      card                                      kiosk
kiosk.saveDraft                  card                                      kiosk
kiosk.addPicture                 card                                      kiosk
kiosk.picture                    card                                      kiosk
kiosk.removePicture              card                                      kiosk
kiosk.discardDraft               card                                      kiosk
kiosk.submit                     card                                      kiosk
kiosk.requestRecord              card                                      kiosk
kiosk.printReceipt               card                                      kiosk
recordRequests.list              reception,registrar,archivist,supervisor  desk
recordRequests.settle            reception,registrar,archivist,supervisor  desk
kiosk.callStaff                  everybody                                 kiosk
kiosk.report                     everybody                                 kiosk
kiosk.release                    everybody                                 kiosk
kiosk.watch                      reception,registrar,archivist,supervisor  desk
kiosk.answerCall                 reception,registrar,archivist,supervisor  desk

ceremonies.list                  reception,registrar,supervisor            desk
ceremonies.book                  reception,registrar,supervisor            desk
ceremonies.change                reception,registrar,supervisor            desk
ceremonies.cancel                reception,registrar,supervisor            desk
ceremonies.held                  reception,registrar,supervisor            desk
ceremonies.print                 reception,registrar,supervisor            desk
rooms.list                       reception,counsellor,supervisor           desk
rooms.book                       reception,counsellor,supervisor           desk
rooms.cancel                     reception,counsellor,supervisor           desk

cases.open                       registrar                                 desk
cases.worklist                   registrar,supervisor,auditor,archivist    desk
cases.find                       registrar,supervisor,auditor,archivist    desk
cases.get                        registrar,supervisor,auditor,archivist    desk
cases.history                    registrar,supervisor,auditor,archivist    desk
cases.saveDraft                  registrar                                 desk
cases.takeOver                   registrar                                 desk
cases.checkOnline                registrar                                 desk
regions.find                     staff                                     desk
requests.ofCase                  registrar,supervisor,auditor,archivist    desk
requests.make                    registrar                                 desk
requests.see                     registrar                                 desk
requests.marks                   registrar,supervisor,auditor,archivist    desk
requests.incoming                supervisor,approver,auditor               desk
requests.sent                    supervisor,approver,auditor               desk
requests.look                    supervisor,approver,auditor               desk
requests.reply                   supervisor,approver                       desk
requests.notices                 supervisor,approver,auditor               desk
households.get                   registrar,supervisor,auditor,archivist    desk
households.set                   registrar                                 desk
households.crossings             registrar,supervisor,auditor,approver,administrator desk

divorce.identify                 registrar                                 desk
divorce.swapParties              registrar                                 desk
divorce.precheck                 registrar                                 desk
divorce.accept                   registrar                                 desk
divorce.refuse                   registrar                                 desk
divorce.cancel                   registrar                                 desk
divorce.withdraw                 registrar                                 desk
divorce.recordVisit              registrar                                 desk
divorce.return                   registrar                                 desk
divorce.interview                registrar                                 desk
divorce.question                 registrar                                 desk
divorce.declare                  registrar                                 desk
divorce.photograph               registrar                                 desk
divorce.examine                  registrar                                 desk
divorce.prepare                  registrar                                 desk
divorce.replaceBlank             registrar                                 desk     +supervisor,approver,registrar
divorce.voidCertificates         registrar                                 desk     +supervisor,approver,registrar
divorce.register                 registrar                                 desk
divorce.leave                    registrar                                 desk
divorce.end                      registrar                                 desk     +supervisor,approver,registrar
divorce.told                     registrar                                 desk
divorce.recordConcern            registrar                                 desk
divorce.findings                 registrar                                 desk
divorces.upcoming                registrar,supervisor,auditor,archivist    desk
divorces.month                   registrar,supervisor,auditor,archivist    desk
divorces.reminders               registrar,supervisor                      desk
divorces.exportReminders         registrar,supervisor                      desk
divorces.fetchReminders          registrar,supervisor                      desk

discrepancies.list               supervisor,approver,auditor               desk
discrepancies.settle             supervisor                                desk     +supervisor,approver,administrator,registrar
counselling.cases                counsellor                                desk
counselling.sessions             counsellor                                desk
counselling.record               counsellor                                desk
counselling.statistics           counsellor,supervisor                     desk

marriage.identify                registrar                                 desk
marriage.swapParties             registrar                                 desk
marriage.precheck                registrar                                 desk
marriage.declare                 registrar                                 desk
marriage.photograph              registrar                                 desk
marriage.keepPhoto               registrar                                 desk
marriage.confirm                 registrar                                 couple
marriage.reopen                  registrar                                 desk
marriage.recordConcern           registrar                                 desk
marriage.examine                 registrar                                 desk
marriage.prepare                 registrar                                 desk
marriage.replaceBlank            registrar                                 desk     +supervisor,approver,registrar
marriage.voidCertificates        registrar                                 desk     +supervisor,approver,registrar
marriage.register                registrar                                 desk
marriage.refuse                  registrar                                 desk
marriage.redirect                registrar                                 desk
marriage.cancel                  registrar                                 desk
marriage.findings                registrar                                 desk

display.show                     registrar                                 counter
display.get                      registrar                                 couple
display.point                    registrar                                 couple

devices.status                   staff                                     desk
devices.armReader                registrar                                 desk
devices.disarmReader             registrar                                 desk
scanner.take                     staff                                     desk
scanner.status                   staff                                     desk
printers.calibrate               registrar,supervisor                      desk
printers.calibrationSheet        registrar,supervisor                      desk

documents.draw                   registrar                                 desk
documents.bytes                  registrar,supervisor,archivist            desk
documents.print                  registrar,supervisor,reception,archivist  desk
documents.confirmPrinted         registrar,supervisor,reception,archivist  desk
documents.spoilt                 registrar,supervisor,reception,archivist  desk
documents.notPrinted             registrar,supervisor,archivist            desk
documents.jobs                   registrar,supervisor,archivist            desk
attachments.add                  registrar,archivist                       desk
attachments.withdraw             registrar,archivist                       desk
attachments.get                  registrar,supervisor,archivist            desk
scans.file                       registrar,archivist                       desk

keys.status                      supervisor,administrator,auditor          desk
keys.changePassphrase            supervisor                                desk     +supervisor,approver,administrator,registrar
keys.resetPassphrase             everybody                                 desk
keys.renewRecoveryKey            supervisor                                desk     +supervisor,approver,administrator,registrar
keys.rotate                      supervisor                                desk     +supervisor,approver,administrator,registrar

province.view                    supervisor,administrator,auditor          desk
province.request                 supervisor,administrator                  desk
province.requestFile             supervisor,administrator                  desk
province.dismiss                 supervisor,administrator                  desk
province.configure               supervisor,administrator                  desk
province.inspect                 supervisor,administrator                  desk
province.enrol                   supervisor,administrator                  desk     +supervisor,approver,administrator,registrar

sync.queue                       registrar,approver,supervisor,administrator,auditor  desk
sync.tryNow                      registrar,supervisor,administrator        desk
sync.exportEnvelopes             supervisor,administrator                  desk
sync.importReceipts              supervisor,administrator                  desk

backup.status                    supervisor,administrator,auditor          desk
backup.plan                      supervisor,administrator                  desk
backup.make                      supervisor,administrator                  desk
backup.check                     supervisor,administrator,auditor          desk
backup.find                      everybody                                 desk     closed
backup.restore                   everybody                                 desk     closed
store.examine                    everybody                                 desk     closed
store.renewTip                   everybody                                 desk     closed
store.verify                     supervisor,administrator,auditor          desk

characters.setPicture            registrar                                 desk
characters.removePicture         registrar                                 desk
characters.picture               registrar,supervisor,auditor,archivist    desk

ledger.export                    supervisor                                desk
ledger.fetch                     supervisor                                desk
ledger.exports                   supervisor,auditor                        desk

hall.diagnostics                 supervisor,administrator                  desk
hall.exportDiagnostics           supervisor,administrator                  desk
program.prepareUpdate            supervisor,administrator                  desk     +supervisor,approver,administrator,registrar
program.prepareWayBack           supervisor,administrator                  desk     +supervisor,approver,administrator,registrar
`;

const places: Readonly<Record<string, readonly string[]>> = {
  desk: ['counter', 'supervisor'],
  counter: ['counter'],
  screen: ['signage', 'counter', 'supervisor'],
  couple: ['counter', 'applicant'],
  turned: ['applicant'],
  kiosk: ['kiosk'],
  all: ['counter', 'kiosk', 'supervisor', 'signage'],
};

export interface AccessRow {
  readonly operation: string;
  /** `everybody`, `staff`, or roles. */
  readonly who: readonly string[];
  readonly stations: readonly string[];
  readonly whenLocked: boolean;
  readonly withoutStore: boolean;
  /** Roles of the second person; empty: none is asked for. */
  readonly approvers: readonly string[];
}

export const accessTable: readonly AccessRow[] = text
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [operation = '', who = '', where = '', ...more] = line.split(/\s+/u);
    const stations = places[where];
    if (stations === undefined) throw new Error(`${operation}: no such place as ${where}`);
    const approvers = more.find((word) => word.startsWith('+'))?.slice(1);
    return {
      operation,
      who: who.split(','),
      stations,
      whenLocked: more.includes('locked'),
      withoutStore: more.includes('closed'),
      approvers: approvers?.split(',') ?? [],
    };
  });
