/**
 * Words that many names have, as data: what they mean, what else is written for them, and how little they say.
 *
 * A line is a word, `=`, and its spellings: abbreviations, plurals, other languages, other scripts. Spellings are one
 * token each in ASCII, except those in Chinese, Japanese and Korean, which are found inside a run of their
 * script. A word is in one line of one class alone. Meanings are dictionary knowledge; which words
 * are there follows from what names in public lists use.
 */

/** Of the kind of body rather than of this one. */
export const genericWords = `
company = co | comp | coy | cos | companies | cie | cia | compagnie | compania | companhia | компания | компании | компанія | kompaniya | kompania | kompanija | sirket | sirketi | sherkat | kompani | compagnia | 公司 | 会社 | 會社 | 회사 | شركة | شرکت | kampuni | etaireia | εταιρεία | εταιρία
corporation = corp | corporacion | corporate | korporatsiya | корпорация | корпорації | корпорація | korporasi | 总公司 | 總公司 | 공사 | corpn
group = grp | gp | groups | gruppe | groupe | grupo | gruppo | grupa | grup | gruppa | группа | група | gurubu | guruppu | グループ | 集团 | 集團 | 그룹 | مجموعة | المجموعة | grubu | gruppen | koncern | concern | концерн | kontsern | konzern | gruh | goruh | گروه | omilos | όμιλος
holding = holdings | hldg | hldgs | hlds | holdco | kholding | холдинг | холдингова | 控股 | ホールディングス | 홀딩스 | القابضة | alqabida | холдинги
international = intl | int'l | internat | internacional | internazionale | internationale | internationaux | uluslararasi | mezhdunarodnaya | международная | международный | международное | mezhdunarodny | 国际 | 國際 | 국제 | インターナショナル | دولية | الدولية | بین‌المللی | интернешнл | интернэшнл | intnl | intern | internasional | miedzynarodowy
enterprise = enterprises | ent | entreprise | entreprises | empresa | empresas | предприятие | підприємство | predpriyatie | predpriyatiye | 企业 | 企業 | 기업 | entp | enterp | impresa | podnik | unternehmen | bedrijf
business = biznes | бизнес | negocios | 实业 | 實業 | businesses | biz
association = assoc | assn | assoziation | asociacion | associazione | associacao | объединение | obedinenie | obyedineniye | ob'edinenie | об'єднання | ассоциация | assotsiatsiya | 协会 | 協會 | verband | verein | dernegi | jamiyat | جمعية | anjoman | انجمن | 연합
society = societe | sociedad | sociedade | societa | gesellschaft | societate | obshchestvo | общество | товариство | tovarystvo
organization = org | organisation | organizations | organizacion | organizzazione | организация | organizatsiya | sazman | سازمان | منظمة | munazzama | 组织 | orgn
foundation = fndn | fdn | stiftung | fundacion | fondazione | fondation | fundacao | фонд | fond | vakif | vakfi | bonyad | بنیاد | مؤسسة | muassasa | 基金会 | stiftelse | moasseseh | moassese
partners = partner | associates | partnership
brothers = bros | irmaos | hermanos | hnos | freres | gebruder | fratelli
sons = son | hijos | figli | fils | sohne
national = natl | nat'l | nationale | nacional | nazionale | национальный | национальная | национальное | natsionalny | natsionalnaya | natsionalnoe | milli | melli | ملی | وطنية | الوطنية | watania | 国家 | 國家 | 국립 | национальні | narodowy | nasional | ethniki | εθνική
general = gen | genl | generale | generalny | генеральный | | 통합 | عامة | العامة | umumi | allgemeine | glavnoe | 综合
united = utd | объединенная | объединённая | obedinennaya | obyedinennaya | ob'edinennaya | unidos | unida | vereinigte | unis | المتحدة | mottahed | birlesik | 联合 | 聯合
joint = jnt | совместное | sovmestnoe
global = глобал | globale | 全球 | グローバル | 글로벌 | world | worldwide | welt
state = gosudarstvennaya | gosudarstvenny | gosudarstvennoe | gosudarstvennyi | государственная | государственный | государственное | державна | державний | derzhavne | estatal | staatliche | дзяржаўнае | 国营 | 国有 | panstwowy | gos
federal = федеральный | федеральное | федеральная | federalnoe | federalny | federalnaya | bundes
public = публичное | publico | publique | pubblica
private = privada | privado | prive | частное | privat | 私营
branch = filial | филиал | succursale | sucursal | filiale | zweigniederlassung | 分公司 | 支店 | 지점 | subesi | şube
office = ofis | oficina | bureau | buro | byuro | бюро | 办公室 | | daftar
department = dept | dep | departamento | departement | департамент | управление | upravlenie | abteilung
center = centre | centro | ctr | cntr | zentrum | центр | tsentr | centr | centrum | merkezi | merkez | markaz | مركز | مرکز | 中心 | 센터 | センター | ośrodek
services = service | svc | svcs | srv | srvc | srvcs | srvce | srvces | serv | servicios | servicio | servizi | сервис | servis | услуги | hizmetleri | khadamat | خدمات | 服务 | 服務 | 서비스 | サービス | dienst | dienste | dienstleistungen | servicos | servico | uslugi
solutions = solution | solns | soluciones | решения | loesungen | losungen | resheniya | 解决方案
products = product | prod | prods | productos | produkte | produkty | prodotti | produits | изделия | produktsiya | 产品 | mahsulat
trading = trade | trdg | trdng | trd | trad | traders | trader | torgovy | torgovaya | торговый | торговая | torgovlya | handel | handels | handelsgesellschaft | comercio | commerce | commercio | comercializadora | ticaret | tic | tijarah | tijara | تجارة | التجارية | تجاري | tejarat | bazargani | بازرگانی | 贸易 | 貿易 | 무역 | 상사 | 商贸 | 商社 | 商事 | трейдинг | treiding | treyding | trejding | perdagangan
industry = תעשיות | תעשיה | תעשייה | तद | промышленности | industries | ind | inds | indus | indust | industrial | industria | industrias | industrie | industriale | industriel | industrielle | индустрия | промышленность | промышленный | промышленная | promyshlennaya | promyshlenny | promyshlennost | industriya | sanayi | sanayii | sanaye | sanat | sanati | صنایع | صنعتی | صناعة | الصناعية | sinaiyah | 工业 | 工業 | 产业 | 產業 | 산업 | 공업 | 産業 | przemysl | prumysl | endustri | пром | prom | ipari | viomichania | βιομηχανία
technology = tech | techs | tec | techn | technol | technologies | technological | tecnologia | tecnologias | tecnologie | technologie | technologien | технологии | технология | технологий | tekhnologii | tekhnologiya | tekhnologiy | tehnologii | teknoloji | teknologi | teknolojileri | technologia | technologii | fanavari | فناوری | 科技 | 技术 | 技術 | 기술 | テクノロジー | 科學技術 | 科学技术 | テクノロジーズ | технолоджи | технолоджис | تكنولوجيا | التقنية | taqniyah | tknlgy | технолоджиз | tekhnolodzhis
development = dev | devel | devl | dvlp | dvlpmt | develop | developments | desarrollo | developpement | развитие | razvitie | razvitiya | развития | entwicklung | sviluppo | desenvolvimento | 发展 | 發展 | 開發 | 开发 | 개발 | tose | toseh | towseeh | tosee | توسعه | تطوير | gelistirme | pembangunan
management = managing | manage | mgmt | mgt | mngmt | upravlyayushchaya | gestion | 管理 | verwaltung | yonetim | менеджмент
investment = investments | inv | invest | invests | invst | invt | inversiones | inversion | investicii | investitsii | инвестиции | инвест | investissement | yatirim | sarmayeh | sarmaye | سرمایه‌گذاری | استثمار | الاستثمار | 投资 | 投資 | 투자 | investimentos | investimenti | investitionen | инвестмент
import = imp | импорт | importacion | importadora | ithalat | 进口 | 進口 | 수입 | einfuhr | importation | imports | imprt
export = exp | экспорт | eksport | exportacion | exportadora | ihracat | 出口 | 수출 | ausfuhr | exports | exprt | eksports
importexport = impex | impexp | 进出口 | 進出口 | 수출입 | imex | импэкс | eximp
production = prodn | proizvodstvo | производство | proizvodstvennoe | производственное | производственная | produktion | produccion | produzione | towlid | tolid | تولید | 生产 | 生產 | 생산 | proizvodstvenny | tolidi | produkcja | uretim
system = מערכות | 시스템즈 | sistemleri | systems | sys | syst | sistema | sistemas | sistemi | системы | система | системи | sistemy | systeme | systemes | sistem | 系统 | 系統 | 시스템 | システム | системс | szamane
project = projects | proj | proyecto | proyectos | проект | projekt | proekt | 项目
works = werke | werk | worx
new = nueva | nuevo | nouveau | nouvelle | neue | novy | novaya | novoye | новый | новая | yeni | 新
great = grand | groß | grosse | büyük | bolshoy
npo = нпо
npk = нпк
npp = нпп
productionassociation = по | pa
jointventure = jv | 合资企业
`;

/** Left out when a name has other words. */
export const stopWords =
  'the of and a an for in at de del de la le les los las du des da do dos das di della delle dei el y e et und u i der die das den dem fur zum zur von van het een og och ja ve va wa bi na s z w o po dlya tis tou tin της του imeni im no nr nro num number и для в на с по та і й و في من های و der dell d l its to on by with al ul ye ya yi';
