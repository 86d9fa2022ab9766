/**
 * Words that several names have and whose meaning no table states: in at least so many of 9726 parties. Made by
 * scripts/make-token-frequencies.mjs from OFAC's SDN list (organisations, 2021; a work of the US government) and companies
 * listed on US exchanges (datasets/nasdaq-listings and nyse-other-listings, PDDL). Other words are taken as rare.
 */
export const tokenFrequencies = `
256 acquisition
128 income therapeutics trust
64 bancorp islamic
32 ai army bancshares blackrock brands ca credit infrastructure municipal nuveen realty republic resources shahid
16 ansar aqsa asset beneficial biopharma blue brigade brookfield charitable com common complex dividend eaton entertainment
16 equity force forces generation ghadir golden green high interest investors jihad kish liberation life lines money mortgage
16 movement natural offshore opportunities pars party peoples quality redeemable reit revolutionary rl royalty sa shares silver
16 star strategic trafficking union universal vance
8 abrdn abu administration adr advanced aid ali alliance alpha aqssa armed asa assa atlas bankshares battalion bdc
8 biotherapeutics black bond brigades brokerage caribe casa cayman chamkat charity ci cimex city clean club cohen community
8 convertible cooperative core corps council culture currency darya day democratic directorate diversified division drug
8 duration dynamic eagle economic emerging en etn eu exploration express fi floating foreign foreningen franklin front fuel
8 future gabelli gostar growth guard hancock harakat haramain hawala help holy home homes hong hospitality house humanitarian
8 imam innovation intelligence invesco irgc isis islam islami islamiya jamaat john khayriyya land liberty lil line main market
8 markets micro midstream mobile morgan mu mujahideen multi net noble novin nusrat off oncology operadora opportunity overseas
8 palestine palestinian panama pang park petro pheap pimco plus point popular prison province qaida quantum quds rate razavi
8 red relief resistance resort resorts return revolution rivernorth royal san sanabil santa sc sea securities sepahan series
8 sham sharif sherkate shore sina sinabil sky social spanm spanmal special specialty spr sprl stanley steers stock strategies
8 strategy street sun support tadbir technical term total try us valle valley value ventures virtus vision welfare yemen yield
4 aa aberdeen administradora administrativos advantage aereos aeronautica affairs africada agricultura akhmat aktsionerny
4 alharamain alharamayn alharamein all allocation allspring almacen alto amer amin amn andina apollo applied ar ares argentina
4 aria art as ascotec asesoria atlantic audio authority autonomous banc bancorporation bangladesh bar barings barrera
4 battalions bayt beach beauty benevolence beograd beverage bg biologics biomedical blackstone block bny bonds borisat bosnia
4 bridge bulkers calamos call cambios cantor cap care caribbean carlyle carnes cartel casino caspian castillo castle catalyst
4 cb centers century chain cham channel chemistry chile churchill circle citizens civil class clear cloud coca coffee columbia
4 columbus command commodities compass concord congo consorcio consultores continente control cooperation corporativo costa
4 creative criminal crown culiacan cultural cyber dawa dba debt deportivo depository desarrollos diagnostics diamond din direct
4 dis doubleline douglas dr drilling dte due duke dynamics earth eco eghtesad ellissa empire empresarial enhanced entergy
4 eqtesad era eslami establishment estacion etracs eurobet external factories fajr falcon family fleurette flores fortia free
4 freedom fs fuels fuente fusion gamco ganadera ganaderas gang garden gasolinera gaxiola gems genetics gharargah gilan
4 gladstone goldman good gostaresh government grade grajales gran grande guards guidance haji hamilton hamoon haramayn haramein
4 havanatur hayat henao heritage hezbollah hill hizballah horizon hoteles housing imaging impact imperial index industrials
4 inmuebles innovative int integral integrated intelligent interactive intercontinental interior intermediate internal internet
4 intertrade irisl is isil islamia islamiyah islamiyya jahan jaish jamaah james jamia jaysh jehad jerusalem jewellery jewelry
4 jund jv kai kala kaveh kb khair kham khan khass khuzestan kimco kkr kurdistan laundering law league leisure lending levant li
4 libre lifesciences lincoln lithium live living liwa lng long lottery luis madison maiwand managed maria marquez martin
4 martyrs medicines mega mehr mellon merchant merger mi mid mobin moon motor mountain ms muassasat mujahidin mundial municipals
4 muniyield muslim nano neuberger news non nove oak occidente old omega omran online op operating operation operations oriente
4 origin orion outdoor par para parque parsian parts pearl people perpetual persia persian peru pfd pgim phoenix pinnacle
4 pioneer pishro plains planet plaza plm police pouya pr precious premier premium printing pro processing procurement promotora
4 protection qeshm qods quran raahbar rancho range re reconstruction regional renewable renovation renta representaciones
4 representing republican residential respubliki restaurant restaurante restaurantes restaurants rey rf rim rio rios rithm
4 riviera rock romans rural saba sachs saderat safe safety sahel saman sanatorium santander sazi sce select self senior sepah
4 ser shahr sharia short shs sierra silverbox sino sk small smart smile smilewallet smith sol soldiers source spac sponsored
4 square standard stars states station storage stroytransgaz struggle studios subordinate summit sunna sunnah super supermarket
4 sur sushi synergy taavon taliban tanker tankers tanzim target tax team tehreek tehrik templeton tijuana tile titan tiva top
4 transfer transporte ud unidas unity uranium utilities utility vabo vazir venture vezir vida viking villa voting voya wal
4 waste wave way white wilayat wings workers www youth za zimbabwe zinc
`;
