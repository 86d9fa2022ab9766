/**
 * Words that several names have and whose meaning no table states: in at least so many of 9726 parties. Made by
 * scripts/make-token-frequencies.mjs from OFAC's SDN list (organisations, 2021; a work of the US government) and companies
 * listed on US exchanges (datasets/nasdaq-listings and nyse-other-listings, PDDL). Other words are taken as rare.
 */
export const tokenFrequencies = `
64 bancorp
32 ai bancshares blackrock ca municipal nuveen realty shahid
16 ansar aqsa beneficial biopharma brigade brookfield com common complex dividend eaton equity generation ghadir high interest
16 investors jihad kish liberation life llc mortgage opportunities pars quality redeemable reit rl royalty shares trafficking
16 vance
8 abrdn abu administration adr aid ali alliance alpha aqssa armed asa assa atlas bankshares battalion bdc biotherapeutics bond
8 brigades caribe cayman chamkat ci cimex clean club cohen convertible core corps culture currency darya day diversified
8 division drug duration eagle economic emerging en etn eu exploration express fi floating foreningen franklin front fuel
8 future gabelli gostar hancock harakat haramain hawala help holy home homes hong hospitality imam invesco irgc isis islam
8 islamiya jamaat john khayriyya liberty lil main market markets micro midstream morgan mu mujahideen multi net noble nusrat
8 off oncology operadora opportunity palestine palestinian panama pang park petro pheap pimco plus point popular province qaida
8 quantum quds rate razavi resistance resort resorts return rivernorth san sanabil santa sc sepahan series sham sharif sherkate
8 shore sina sinabil sky social spanm spanmal specialty spr sprl stanley steers stichting stock strategies strategy street
8 tadbir term total try us value virtus welfare yemen yield
4 aa aberdeen administradora administrativos advantage aereos aeronautica affairs africada agricultura akhmat alharamain
4 alharamayn alharamein all allocation allspring almacen alto amer amin amn andina apollo ar ares argentina aria art as ascotec
4 asesoria atlantic audio authority autonomous banc bancorporation bangladesh bar barings barrera battalions bayt beach beauty
4 benevolence beograd beverage bg biologics biomedical blackstone block bny bonds borisat bosnia bridge bulkers calamos call
4 cambios cantor cap care caribbean carlyle carnes cartel casino caspian castillo castle catalyst cb centers century chain cham
4 channel chemistry chile churchill circle citizens civil class clear coca coffee columbia columbus commodities compass concord
4 congo consorcio consultores continente cooperation corporativo costa creative criminal crown culiacan cultural dawa dba debt
4 deportivo depository desarrollos diagnostics din dis doubleline douglas dr drilling dte due duke earth eco eghtesad ellissa
4 empire empresarial enhanced entergy eqtesad era establishment estacion etracs eurobet external fajr falcon family fleurette
4 flores fortia free freedom fs fuels fuente fusion gamco ganadera ganaderas gang garden gasolinera gaxiola gems genetics gilan
4 gladstone goldman good gostaresh government grade grajales gran grande guidance haji hamilton hamoon haramayn haramein
4 havanatur hayat henao heritage hezbollah hill hizballah horizon hoteles housing imaging impact index industrials inmuebles
4 int integral integrated interactive intercontinental interior intermediate internal intertrade irisl is isil islamia
4 islamiyah islamiyya jahan jaish jamaah james jamia jaysh jehad jerusalem jund kai kala kaveh khair kham khan khass khuzestan
4 kimco kkr kurdistan laundering law league leisure lending levant li libre lifesciences lincoln lithium live living liwa lng
4 long lottery luis madison maiwand managed maria marquez martin martyrs medicines mega mehr mellon merchant merger mi mid
4 mobin moon ms muassasat mujahidin mundial municipals muniyield muslim nano neuberger news non nove oak occidente old omega
4 omran op operating operation operations oriente origin orion outdoor par para parque parsian perpetual persia persian peru
4 pfd pgim phoenix pinnacle pioneer pishro plains planet plaza plm pouya pr precious printing pro processing procurement
4 promotora protection qeshm qods quran raahbar rancho range re reconstruction regional renewable renovation renta
4 representaciones representing republican residential respubliki restaurant restaurante restaurantes restaurants rey rf rim
4 rio rios rithm riviera rock romans rural saba sachs saderat safe safety sahel saman sanatorium santander sazi sce select self
4 senior sepah ser sharia short shs sierra silverbox sino sk small smile smilewallet smith sol soldiers source spac sponsored
4 square standard states station storage stroytransgaz struggle studios subordinate summit sunna sunnah super supermarket sur
4 sushi synergy taliban tanker tankers tanzim target tax team tehreek tehrik templeton tijuana tile titan tiva top transfer
4 transporte ud unidas unity uranium utilities utility vabo vazir vezir vida viking villa voting voya wal waste wave way
4 wilayat wings workers www youth za zimbabwe zinc
`;
