/**
 * @module
 * What CRMs call the fields of a contact: API names of common vendors and labels in common languages.
 *
 * Owns: the words, most telling first, compared without case, accents and punctuation. Does not own: how
 * they are used (defaults.ts). A word that means different things to different vendors stands last, with
 * the meaning most of them give it ("Title" is the job title of Salesforce, Zoho and Dynamics).
 */
type Words = Readonly<Record<string, readonly string[]>>

/** Slot: words. A line that starts with a blank goes on. */
const person = `
name.title: salutation, honorific, name title, name prefix, anrede, civilité, saludo,
  tratamiento, tratamento, aanhef, zwrot grzecznościowy, 敬称
name.first: first name, given name, forename, fname, name first name, vorname, prénom, nombre,
  nome, voornaam, imię, förnamn, 名, имя
name.middle: middle name, second name, additional name, zweiter vorname, segundo nombre,
  отчество
name.last: last name, surname, family name, lname, name last name, nachname, familienname,
  nom de famille, nom, apellidos, apellido, cognome, sobrenome, achternaam, nazwisko, efternamn,
  姓, фамилия
name.suffix: suffix, name suffix, generation, namenszusatz
name.nick: nickname, nick name, spitzname, surnom, apodo, soprannome, bijnaam
company: company, company name, account name, account, organization, organisation,
  organization name, org name, employer, parent name, firma, unternehmen, société, entreprise,
  empresa, compañía, azienda, società, bedrijf, företag, 会社名, 会社, компания, 公司
department: department, abteilung, département, service, departamento, reparto, afdeling, dział,
  avdelning, 部署, отдел, 部门
jobTitle: job title, position, function, occupation, berufsbezeichnung, fonction, poste, cargo,
  puesto, qualifica, functie, stanowisko, 役職, должность, 职位, title
profession: profession, beruf, profesión, professione, profissão, beroep
office: office, office location, büro, bureau, oficina, ufficio, kantoor
manager: manager, manager name, manager's name, vorgesetzter
assistant: assistant, assistant name, assistant's name, assistent, assistentin
website: website, website url, web site, web page, homepage, url, webseite, internetseite,
  site web, sitio web, sito web, site, strona internetowa, ウェブサイト, сайт, 网站
birthday: birthday, birthdate, birth date, date of birth, dob, geburtstag, geburtsdatum,
  date de naissance, anniversaire, fecha de nacimiento, cumpleaños, data di nascita, compleanno,
  data de nascimento, geboortedatum, verjaardag, data urodzenia, 生年月日, 誕生日, дата рождения, 生日
spouse: spouse, spouse name, spouses name, partner, ehepartner, conjoint, cónyuge, coniuge
notes: notes, note, comment, comments, description, memo, notizen, beschreibung, bemerkungen,
  remarques, commentaires, notas, descripción, descrizione, descrição, notities, uwagi, notatki,
  メモ, 備考, заметки, 备注
categories: categories, category, category id, tags, tag, labels, kategorien, schlagwörter,
  catégories, étiquettes, categorías, etiquetas, categorie, kategorie, タグ, 标签
im.1: im, im address, instant messenger, skype, skype id
`

const reach = `
email.1: email, e-mail, email 1, email address, emailaddress1, primary email,
  emails primary email, emails, courriel, correo electrónico, correo, e-mailadres, adres e-mail, メール,
  メールアドレス, эл. почта, 邮箱
email.2: email 2, emailaddress2, secondary email, work email, other email, email address 2,
  zweite e-mail, alternate email
email.3: email 3, emailaddress3, third email, email address 3
phone.business.1: business phone, work phone, office phone, phone, telephone, telephone1,
  phone number, phone work, phones primary phone number, phones, telefon geschäftlich, telefon,
  téléphone, teléfono, telefono, telefone, telefoon, 電話, 電話番号, телефон, 电话
phone.business.2: business phone 2, work phone 2, other phone, phone other, phone 2, telephone3,
  weiteres telefon
phone.mobile: mobile, mobile phone, mobile phone number, phone mobile, cell, cell phone, mobil,
  mobiltelefon, handy, portable, téléphone portable, móvil, celular, cellulare, telemóvel,
  mobiel, komórka, telefon komórkowy, 携帯電話, 携帯, мобильный, 手机
phone.home.1: home phone, phone home, telephone2, private phone, telefon privat,
  téléphone domicile, teléfono particular, 自宅電話
phone.home.2: home phone 2
`

/** Parts of an address without any prefix (HubSpot, Odoo, localised labels): the business address. */
const bareAddress = `
address.business.street: street, street address, address, address line 1, strasse, straße, rue,
  adresse, calle, direccion, dirección, via, indirizzo, rua, endereço, straat, ulica, gata, 番地,
  町名番地, 住所, улица, 街道
address.business.city: city, town, ort, stadt, ville, ciudad, città, cidade, plaats, stad,
  woonplaats, miasto, 市区町村, 市区郡, город, 城市
address.business.state: state, state id, state/region, province, region, county, bundesland,
  région, provincia, estado, provincie, województwo, 都道府県, область, 省
address.business.postalCode: zip, zip code, postal code, postcode, plz, postleitzahl,
  code postal, código postal, cap, cep, kod pocztowy, postnummer, 郵便番号, индекс, 邮编
address.business.country: country, country id, country/region, land, pays, país, paese, kraj, 国,
  страна, 国家
`

/** Parts of an address after a prefix. */
const addressParts = `
street: street, line1, street address
city: city
state: state, province, stateorprovince, region
postalCode: postal code, zip, zip code, postalcode
country: country
`

const addressPrefixes = `
business: mailing, business address, business, work address, work, primary address, address,
  address1, contact address
home: home, home address, private address
other: other, other address, alt address, alternate address, address2
`

function listed(table: string): Words {
  const lines = table.replaceAll(/\n +/gu, ' ').trim().split('\n')
  return Object.fromEntries(
    lines.map((line) => {
      const [slot = '', words = ''] = line.split(/: /u, 2)
      return [slot, words.split(',').map((word) => word.trim())]
    }),
  )
}

function prefixed(): Words {
  const parts = Object.entries(listed(addressParts))
  const kinds = Object.entries(listed(addressPrefixes))
  return Object.fromEntries(
    kinds.flatMap(([kind, prefixes]) =>
      parts.map(([part, words]) => [
        `address.${kind}.${part}`,
        prefixes.flatMap((prefix) => words.map((word) => `${prefix} ${word}`)),
      ]),
    ),
  )
}

/** Slot → words, in the order in which slots choose. */
export const synonyms: Words = { ...listed(person), ...listed(reach), ...prefixed() }

/** Used after everything above had its choice. */
export const bareSynonyms: Words = listed(bareAddress)
