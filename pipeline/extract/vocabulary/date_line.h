/* phrases of date line: vocabulary_table.h says what the letters mean */
/* clang-format off */
    S("published") S("published on") S("updated") S("last updated") S("last modified") S("posted on") S("posted") S("date") S("created")
    S("first published") S("modified") I("minutes ago") I("hours ago") I("hour ago") i("days ago") i("weeks ago") I("mins ago")
    W("min ago") W("views")
    W("yesterday") W("today") W("just now") i("months ago") i("day ago") i("week ago") i("month ago")
    S("veröffentlicht") S("aktualisiert") S("stand") S("zuletzt aktualisiert") S("datum") S("erstellt") S("geändert")
    S("erschienen") S("vor wenigen") W("aufrufe") W("gestern") W("heute")
    S("publié") S("publiée") S("mis à jour") S("mise à jour") S("modifié") S("posté le") S("il y a")
    W("hier") S("publicado") S("actualizado") S("publicada") S("actualizada") S("fecha") S("última actualización")
    S("hace") W("vistas") S("pubblicato") S("aggiornato") S("pubblicata") S("ultimo aggiornamento")
    I("minuti fa") I("ore fa") I("giorni fa") S("atualizado") S("atualizada")
    S("última atualização") S("data") S("há") S("gepubliceerd") S("bijgewerkt") S("geplaatst op")
    S("laatst gewijzigd") S("laatste update") I("minuten geleden") I("uur geleden") I("dagen geleden") S("opublikowano")
    S("aktualizacja") S("data publikacji") S("dodano") S("ostatnia aktualizacja") I("minut temu")
    I("godzin temu") I("dni temu") S("опубликовано") S("обновлено") S("дата") S("дата публикации") S("последнее обновление")
    I("минут назад") I("часов назад") I("часа назад") I("дней назад") W("просмотров") W("вчера") W("сегодня")
    S("опубліковано") S("оновлено") S("дата публікації") S("останнє оновлення") I("хвилин тому") I("годин тому")
    I("години тому") I("днів тому") W("переглядів") W("перегляди") W("вчора") W("сьогодні") S("yayınlanma") S("yayın tarihi")
    S("güncelleme") S("son güncelleme") S("güncellenme") S("tarih") I("dakika önce") I("saat önce") I("gün önce")
    W("görüntülenme") S("publicerad") S("publicerat") S("uppdaterad") S("uppdaterat") S("senast uppdaterad") I("minuter sedan")
    I("timmar sedan") S("publisert") S("oppdatert") S("sist oppdatert") I("minutter siden") I("timer siden") S("offentliggjort")
    S("opdateret") S("udgivet") S("sidst opdateret") S("publikováno") S("aktualizováno") S("zveřejněno") S("vydáno")
    I("minutami") I("hodinami") S("公開日") S("更新日") S("投稿日") S("掲載日") S("最終更新") S("配信") i("分前") i("時間前")
    i("日前") S("发布时间") S("发布于") S("发表于") S("更新时间") S("更新于") S("發布時間") S("發佈") S("日期") S("時間") S("时间") I("分钟前")
    I("小时前") I("小時前") I("分鐘前") S("阅读量") S("浏览") S("입력") S("수정") S("등록") S("게시") S("승인") S("기사입력") S("최종수정")
    I("분 전") I("시간 전") S("نشر في") S("نشر") S("تاريخ النشر") S("آخر تحديث") S("تم النشر") S("تم التحديث") S("منذ") S("प्रकाशित")
    S("अपडेट") S("अपडेटेड") S("पोस्टेड") I("मिनट पहले") I("घंटे पहले")
    /* en */ I("last updated on") I("last modified on") I("last edited on") I("date published") I("hrs ago") I("hr ago") I("this page was last")
    I("this article was last") I("this story was last") I("page last updated") I("page last reviewed") I("this article is more than")
    I("this story is more than") S("posted at") S("updated at") S("last edited") S("last update") S("last checked") S("originally aired")
    S("uploaded on") W("just in") W("moments ago") W("a day ago") W("article history") i("seconds ago") i("more than a year old") i("am est")
    i("pm est") i("am ist") i("pm ist") i("am gmt") i("pm gmt") i("published at") i("publication date") i("originally posted") s("added on")
    s("written on") s("released on") s("filed at")
    /* de */ I("zuletzt aktualisiert am") I("minuten aktualisiert") S("zuletzt geändert") S("zuletzt bearbeitet") S("letzte aktualisierung")
    S("letzte änderung") S("letztes update") S("erstmals veröffentlicht") L("erstveröffentlicht") S("artikel vom") S("beitrag vom") L("publiziert")
    L("veröffentlichungsdatum") L("geupdatet") S("überarbeitet am") S("eingestellt am") S("gepostet am") S("update vom") W("erstmeldung")
    W("vor 1 tag") W("gerade eben") W("soeben") i("aktualisiert vor") i("veröffentlicht vor") i("vor 1 stunde") i("vor einer stunde") s("online seit")
    /* nl */ I("min geleden") S("laatst bijgewerkt") S("laatst aangepast") S("laatst geüpdatet") S("laatste wijziging") L("geüpdatet") L("aangepast")
    L("gewijzigd") S("gepost op") S("voor het laatst bijgewerkt") L("publicatiedatum") S("verschenen op") W("geplaatst") W("zojuist") W("gisteren")
    W("vandaag") i("weken geleden") i("maanden geleden")
    /* sv */ I("min sedan") I("tim sedan") I("sekunder sedan") S("senast ändrad") S("senast ändrat") S("senast redigerad") S("senast uppdaterat")
    S("senast granskad") L("ändrad") S("först publicerad") L("publiceringsdatum") L("publicerades") L("uppdaterades") L("postad") W("igår") W("idag")
    W("i går") W("i dag") W("nyss") i("dagar sedan") i("veckor sedan")
    /* no */ I("min siden") I("sekunder siden") S("sist endret") S("sist redigert") S("først publisert") L("publiseringsdato") S("lagt ut")
    W("endret") W("opprettet") W("dato") W("nå nettopp") i("dager siden") i("uker siden")
    /* da */ S("sidst ændret") S("senest opdateret") S("senest ændret") S("sidst redigeret") S("først udgivet") S("først publiceret") L("publiceret")
    L("udgivelsesdato") W("ændret") W("oprettet") i("dage siden") i("uger siden")
    /* fi */ I("minuuttia sitten") I("min sitten") I("tuntia sitten") L("julkaistu") L("päivitetty") S("viimeksi päivitetty") S("viimeksi muokattu")
    L("julkaisupäivä") S("viimeisin päivitys") L("julkaisuaika") W("muokattu") W("luotu") W("päivitys") W("eilen") W("tänään") W("juuri äsken")
    i("päivää sitten") i("viikkoa sitten")
    /* fr */ S("dernière mise à jour") S("dernière modification") s("première publication") s("initialement publié") S("article mis à jour")
    S("article publié le") S("cet article a été modifié") S("mise en ligne le") s("mis en ligne le") s("paru le") W("à l'instant")
    /* es */ S("última modificación") s("última edición") S("nota actualizada") S("noticia actualizada") S("artículo actualizado")
    S("este artículo fue actualizado") S("publicación original") W("ahora mismo")
    /* it */ S("ultima modifica") S("ultima revisione") S("articolo aggiornato") S("articolo pubblicato") s("prima pubblicazione")
    S("questo articolo è stato aggiornato") s("modificato il") S("ultimo agg") S("aggiornata il") S("postato il") W("poco fa")
    /* pt */ S("última modificação") s("última edição") s("modificado em") S("matéria atualizada") S("artigo atualizado") S("notícia atualizada")
    S("esta matéria foi atualizada") S("este artigo foi atualizado") S("postado em") S("postado por") S("publicação original") W("agora mesmo")
    /* ro */ s("publicat la") S("publicat pe") L("actualizat") S("ultima actualizare") S("ultima modificare") L("postat") S("adăugat la")
    S("acum o oră") S("acum câteva") S("articol actualizat") I("minute în urmă") I("ore în urmă") i("zile în urmă") i("săptămâni în urmă") W("astăzi")
    W("vizualizări") W("afișări") W("vizionări")
    /* pl */ S("data aktualizacji") S("data utworzenia") S("data dodania") S("ostatnia modyfikacja") W("zaktualizowano") i("godz. temu")
    S("pierwotnie opublikowano")
    /* cs */ S("poslední aktualizace") S("naposledy upraveno") S("naposledy aktualizováno") S("datum vydání") S("datum publikace") W("vloženo")
    W("vytvořeno") i("před hodinou") i("před minutou")
    /* ru */ S("время публикации") S("дата обновления") S("дата создания") S("последнее изменение") W("размещено") W("добавлено") W("изменено")
    i("минуту назад") i("час назад") i("минуты назад") i("день назад") i("дня назад")
    /* uk */ S("час публікації") S("дата оновлення") S("остання зміна") S("останні зміни") W("розміщено") W("додано") W("змінено") i("годину тому")
    i("хвилину тому") i("хвилини тому") i("день тому") i("дні тому")
    /* hu */ W("közzétéve") W("megjelent") W("frissítve") W("frissült") S("utoljára frissítve") S("utolsó frissítés") S("utolsó módosítás")
    W("módosítva") W("publikálva") W("létrehozva") W("dátum") i("órával ezelőtt") i("perccel ezelőtt") i("nappal ezelőtt") W("tegnap")
    /* el */ W("δημοσιεύτηκε") W("δημοσιεύθηκε") W("δημοσίευση") W("ημερομηνία") S("ημερομηνία δημοσίευσης") W("ενημερώθηκε") W("ενημέρωση")
    S("τελευταία ενημέρωση") S("τελευταία τροποποίηση") W("ανανεώθηκε") i("λεπτά πριν") i("ώρες πριν") i("ώρα πριν") i("ημέρες πριν") W("χθες")
    W("σήμερα") W("προβολές")
    /* tr */ S("yayınlanma tarihi") S("güncelleme tarihi") W("güncellendi") W("yayınlandı") W("yayımlandı") W("oluşturulma") S("oluşturulma tarihi")
    S("haber giriş") W("eklenme") S("son düzenleme") i("saniye önce") i("hafta önce") W("dün") W("bugün") S("ilk yayın")
    /* ar */ S("آخر تعديل") S("تاريخ التحديث") S("أضيف بتاريخ") S("تم تحديث هذا") W("تمت الإضافة") s("حرر في") S("نُشر في") S("نُشرت في")
    S("تاريخ الإضافة")
    /* hi */ S("अंतिम अपडेट") S("लास्ट अपडेट") S("आखरी अपडेट") S("आखिरी अपडेट") s("अद्यतन") i("घंटा पहले")
    /* id */ L("diperbarui") L("diperbaharui") S("terakhir diperbarui") S("terakhir diperbaharui") S("terakhir diubah") s("diterbitkan pada")
    L("dikemaskini") S("tarikh kemaskini") L("diposting") L("diposkan") i("menit yang lalu") i("menit lalu") i("jam yang lalu") i("minit lalu")
    i("minit yang lalu") i("jam lalu") i("hari yang lalu")
    /* vi */ S("cập nhật lúc") S("cập nhật ngày") S("cập nhật lần cuối") S("lần cuối cập nhật") S("đăng lúc") S("đăng ngày") S("ngày đăng")
    s("đăng vào") S("ngày cập nhật") S("xuất bản lúc") S("xuất bản ngày") S("ngày xuất bản") s("đã đăng") s("đã cập nhật") S("chỉnh sửa lần cuối")
    S("tin đăng lúc") i("phút trước") i("giờ trước") i("ngày trước")
    /* ja */ S("公開日時") S("更新日時") S("公開：") S("更新：") S("投稿：") S("最終更新日") S("記事公開日") S("配信日時") S("公開日：") S("初出") S("掲載：") I("に公開された記事") I("初回公開日")
    /* ko */ S("기사등록") S("기사승인") S("기사수정") S("최초입력") S("최초등록") S("최종업데이트") S("마지막 수정") S("마지막 업데이트") s("업데이트") S("발행일") S("작성일") S("등록일") S("등록일시")
    S("게재일") S("송고시간") S("입력시간") S("수정시간") S("작성일자") S("최종 수정") S("최종 업데이트") S("지면일자") I("입력 20") i("수정 20") i("등록 20") i("승인 20")
    /* zh */ S("发布日期") S("發佈日期") S("發布日期") S("发表时间") S("發表時間") S("發佈於") S("發表於") S("發布於") S("发布：") S("更新日期") S("更新時間") S("最後更新") S("最后更新") S("最近更新")
    S("最后修改") S("最後修改") S("上次更新") S("首次发布") S("出版日期") S("刊登日期") S("上稿時間") S("添加时间") S("录入时间") S("創建時間") S("點閱") s("浏览量") S("浏览次数") S("瀏覽次數") s("瀏覽量")
    S("瀏覽數") S("閱讀次數") S("阅读次数") s("阅读数") s("点击数") s("点击次数") S("人气：") S("人氣：") S("字数：") s("访问量") S("查看次数") I("最后更新于") I("最後更新於") I("最後更新：") I("最后更新：")
    I("更新于20") I("更新於20") I("发布于20") I("發佈於20") I("編輯於20") I("编辑于20") i("次浏览") i("次阅读") i("人阅读")
    /* beside posts: since when the writer is a member */
    /* en */
    L("joined") L("member since") L("registered since") L("join date")
    /* de */
    L("registriert seit") L("mitglied seit") L("dabei seit") L("angemeldet seit") L("beigetreten")
    /* fr */
    L("inscrit le") L("inscrit depuis") L("membre depuis") L("date d'inscription") L("inscription le")
    /* es */
    L("miembro desde") L("se unió") L("fecha de registro") L("registrado desde")
    /* it */
    L("iscritto dal") L("registrato dal") L("membro dal") L("data registrazione")
    /* pt */
    L("membro desde") L("registado desde") L("data de registro") L("data de registo")
    /* nl */
    L("lid sinds") L("geregistreerd sinds") L("lid geworden")
    /* pl */
    L("zarejestrowany") L("zarejestrowana") L("dołączył") L("dołączyła") L("rejestracja") L("data rejestracji")
    /* cs */
    L("registrován") L("registrovaná od") L("registrace") L("člen od")
    /* sk */
    L("registrovaný")
    /* ru */
    L("зарегистрирован") L("зарегистрирована") L("дата регистрации") L("на форуме с") L("с нами с") L("регистрация")
    /* uk */
    L("зареєстрований") L("дата реєстрації") L("з нами з")
    /* tr */
    L("katılım") L("katılma tarihi") L("üyelik tarihi") L("kayıt tarihi")
    /* fi */
    L("liittynyt") L("rekisteröitynyt")
    /* sv */
    L("blev medlem") L("medlem sedan") L("registrerad")
    /* no */
    L("ble medlem") L("medlem siden") L("registrert")
    /* da */
    L("tilmeldt")
    /* hu */
    L("regisztrált") L("csatlakozott") L("tagság kezdete")
    /* ro */
    L("membru din") L("data înregistrării") L("înregistrat")
    /* el */
    L("εγγραφή") L("μέλος από")
    /* ja */
    L("登録日") L("参加日")
    /* zh */
    L("注册时间") L("注册日期") L("註冊時間") L("註冊日期") L("加入时间")
    /* ko */
    L("가입일")
    /* ar */
    L("تاريخ التسجيل") L("تاريخ الانضمام")
/* clang-format on */
