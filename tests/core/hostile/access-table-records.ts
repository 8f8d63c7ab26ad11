/** Of records, look-ups and archives: as `access-table.ts`. */
export const accessToRecords = `
records.find                     archivist,registrar,supervisor            desk
records.get                      archivist,registrar,supervisor            desk
records.getHistorical            archivist,registrar,supervisor            desk
records.historicalPage           archivist,registrar,supervisor            desk
records.related                  archivist,registrar,supervisor            desk
records.link                     archivist,supervisor                      desk
records.looks                    supervisor,auditor                        desk
records.enterPaper               archivist,registrar,supervisor            desk     +supervisor,approver,registrar,archivist
records.note                     archivist,supervisor                      desk     +supervisor,approver
records.notePage                 archivist,registrar,supervisor            desk
dishonesty.list                  archivist,registrar,supervisor,approver,auditor  desk
dishonesty.enter                 archivist,supervisor                      desk     +supervisor,approver
dishonesty.page                  archivist,supervisor,approver,auditor     desk
dishonesty.remove                archivist,supervisor                      desk     +supervisor,approver
archives.due                     archivist,supervisor                      desk
proceedings.list                 archivist,registrar,supervisor,approver,auditor  desk
proceedings.open                 registrar,supervisor                      desk
proceedings.step                 registrar,supervisor                      desk
proceedings.decide               registrar,supervisor                      desk     +supervisor,approver
proceedings.page                 archivist,registrar,supervisor,approver,auditor  desk
proceedings.courtGuide           archivist,registrar,supervisor            desk
archives.worklist                archivist,supervisor                      desk
archives.file                    archivist,supervisor                      desk
archives.unfile                  archivist,supervisor                      desk
archives.setNumber               archivist,supervisor                      desk
archives.files                   archivist,supervisor                      desk
archives.find                    archivist,supervisor                      desk
archives.box                     archivist,supervisor                      desk
archives.unbox                   archivist,supervisor                      desk
archives.draw                    archivist,supervisor                      desk
archives.transfer                archivist,supervisor                      desk     +supervisor,approver
archives.scheme                  archivist,supervisor                      desk
archives.setScheme               supervisor                                desk     +archivist,approver,supervisor
archives.transfers               archivist,supervisor                      desk
archives.checkPackage            archivist,supervisor                      desk
archives.expiring                archivist,supervisor                      desk
backfill.sources                 archivist,supervisor                      desk
backfill.saveSource              archivist,supervisor                      desk
backfill.inspect                 archivist,supervisor                      desk
backfill.check                   archivist,supervisor                      desk
backfill.start                   archivist,supervisor                      desk
backfill.pause                   archivist,supervisor                      desk
backfill.resume                  archivist,supervisor                      desk
backfill.rollBack                archivist,supervisor                      desk     +supervisor
backfill.batches                 archivist,supervisor                      desk
backfill.held                    archivist,supervisor                      desk
backfill.setAside                archivist,supervisor                      desk
backfill.errorWorkbook           archivist,supervisor                      desk
backfill.state                   archivist,supervisor                      desk
backfill.enter                   archivist,registrar,supervisor            desk
backfill.waiting                 archivist,registrar,supervisor            desk
backfill.entryPage               archivist,registrar,supervisor            desk
backfill.retype                  archivist,registrar,supervisor            desk
backfill.settle                  archivist,registrar,supervisor            desk
backfill.withdraw                archivist,registrar,supervisor            desk
intake.folder                    archivist,registrar,supervisor            desk
intake.setFolder                 archivist,supervisor                      desk
intake.take                      archivist,registrar,supervisor            desk
intake.pages                     archivist,registrar,supervisor            desk
intake.picture                   archivist,registrar,supervisor            desk
intake.assign                    archivist,registrar,supervisor            desk
intake.setAside                  archivist,registrar,supervisor            desk
lookUps.examine                  archivist,registrar,supervisor            desk
lookUps.enter                    archivist,registrar,supervisor            desk     +supervisor,approver
lookUps.list                     archivist,supervisor,approver,auditor     desk
lookUps.export                   archivist,supervisor                      desk
lookUps.fetch                    archivist,supervisor                      desk
reissue.identify                 registrar                                 desk
reissue.swapParties              registrar                                 desk
reissue.seek                     registrar                                 desk
reissue.approveEvidence          registrar                                 desk     +supervisor,approver
reissue.precheck                 registrar                                 desk
reissue.declare                  registrar                                 desk
reissue.photograph               registrar                                 desk
reissue.examine                  registrar                                 desk
reissue.prepare                  registrar                                 desk
reissue.replaceBlank             registrar                                 desk     +supervisor,approver,registrar
reissue.voidCertificates         registrar                                 desk     +supervisor,approver,registrar
reissue.issue                    registrar                                 desk
reissue.refuse                   registrar                                 desk
reissue.cancel                   registrar                                 desk
reissue.recordConcern            registrar                                 desk
reissue.findings                 registrar                                 desk
`;
