//! The numbers of RSA keys, for RS256 and PS256, and their conversion from and to the documents of the cryptographic library.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeyPairComponents, KeySize, PublicKeyComponents};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::error::{KeyError, MODULUS_BITS_MAX, MODULUS_BITS_MIN};
use super::thumbprint::thumbprint;

/// The most bytes of a public exponent. Nearly all exponents are 65537.
const EXPONENT_LENGTH_MAX: usize = 4;

/// The public numbers of a key, the highest byte first and never zero.
#[derive(Clone)]
pub(crate) struct RsaPublicKey {
    pub(super) n: Box<[u8]>,
    pub(super) e: Box<[u8]>,
}

impl RsaPublicKey {
    pub(crate) fn new(n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        let bits = n.first().map_or(0, |first| n.len() * 8 - first.leading_zeros() as usize);
        if !(MODULUS_BITS_MIN..=MODULUS_BITS_MAX).contains(&bits) {
            return Err(KeyError::ModulusLength);
        }
        let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
        let is_minimal = |number: &[u8]| number.first() != Some(&0);
        // An exponent of 1 would make every message its own signature.
        let exponent_is_good = is_odd(e) && is_minimal(e) && e.len() <= EXPONENT_LENGTH_MAX && e != [1];
        if !is_odd(n) || !is_minimal(n) || !exponent_is_good {
            return Err(KeyError::Cryptography);
        }
        Ok(Self { n: n.into(), e: e.into() })
    }

    /// The members `n` and `e` of a JSON Web Key (RFC 7518 section 6.3.1).
    pub(crate) fn members(&self) -> [String; 2] {
        [&self.n, &self.e].map(|number| URL_SAFE_NO_PAD.encode(number))
    }

    /// The thumbprint of RFC 7638 from the members that its section 3.2 names for RSA.
    pub(crate) fn thumbprint(&self) -> String {
        let [n, e] = self.members();
        thumbprint(&format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#))
    }
}

/// All numbers of a key, with the names and in the order of RFC 7518 section 6.3.
pub(crate) struct RsaNumbers<'a> {
    pub(crate) n: &'a [u8],
    pub(crate) e: &'a [u8],
    pub(crate) d: &'a [u8],
    pub(crate) p: &'a [u8],
    pub(crate) q: &'a [u8],
    pub(crate) dp: &'a [u8],
    pub(crate) dq: &'a [u8],
    pub(crate) qi: &'a [u8],
}

/// A private key: the structure `RSAPrivateKey` of RFC 8017 appendix A.1.2 in DER. Its memory is cleared.
pub(crate) struct RsaPrivateKey(Zeroizing<Vec<u8>>);

impl RsaPrivateKey {
    /// A new key of 3072 bits, a length that is recommended beyond 2030.
    ///
    /// The library searches the primes with its own randomness from the operating system, and accepts no other.
    pub(crate) fn generate() -> Result<Self, KeyError> {
        let pair = KeyPair::generate(KeySize::Rsa3072).map_err(|_| KeyError::Cryptography)?;
        Self::from_pair(&pair)
    }

    /// A key from a document in PKCS#8.
    pub(super) fn from_pkcs8(document: &[u8]) -> Result<Self, KeyError> {
        let pair = KeyPair::from_pkcs8(document).map_err(|_| KeyError::Cryptography)?;
        Self::from_pair(&pair)
    }

    /// A key from its numbers. The library verifies that they belong together.
    pub(crate) fn from_numbers(numbers: &RsaNumbers<'_>) -> Result<Self, KeyError> {
        let RsaNumbers { n, e, d, p, q, dp, dq, qi } = *numbers;
        RsaPublicKey::new(n, e)?;
        let public_key = PublicKeyComponents { n, e };
        let components = KeyPairComponents { public_key, d, p, q, dP: dp, dQ: dq, qInv: qi };
        let pair = KeyPair::from_components(&components).map_err(|_| KeyError::Cryptography)?;
        Self::from_pair(&pair)
    }

    fn from_pair(pair: &KeyPair) -> Result<Self, KeyError> {
        // The document clears its memory when it is dropped.
        let document: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| KeyError::Cryptography)?;
        let inner = pkcs8_private_key(document.as_ref()).ok_or(KeyError::Cryptography)?;
        Ok(Self(Zeroizing::new(inner.to_vec())))
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn numbers(&self) -> Result<RsaNumbers<'_>, KeyError> {
        private_key_numbers(&self.0).ok_or(KeyError::Cryptography)
    }

    pub(crate) fn public_key(&self) -> Result<RsaPublicKey, KeyError> {
        let RsaNumbers { n, e, .. } = self.numbers()?;
        RsaPublicKey::new(n, e)
    }
}

/// Tags of DER (X.690 section 8).
const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// The `privateKey` of a `PrivateKeyInfo` (RFC 5208 section 5): version, algorithm, the key.
fn pkcs8_private_key(document: &[u8]) -> Option<&[u8]> {
    let (content, _) = take(SEQUENCE, document)?;
    let (_version, rest) = take(INTEGER, content)?;
    let (_algorithm, rest) = take(SEQUENCE, rest)?;
    Some(take(OCTET_STRING, rest)?.0)
}

/// The numbers of an `RSAPrivateKey`: version, n, e, d, p, q, dp, dq, qi.
fn private_key_numbers(document: &[u8]) -> Option<RsaNumbers<'_>> {
    let (content, _) = take(SEQUENCE, document)?;
    let (_version, mut rest) = take(INTEGER, content)?;
    let mut next = || {
        let (number, others) = take(INTEGER, rest)?;
        rest = others;
        // A number whose first bit is set has a zero before it, because a set bit would make it negative.
        Some(number.strip_prefix(&[0]).unwrap_or(number))
    };
    Some(RsaNumbers {
        n: next()?,
        e: next()?,
        d: next()?,
        p: next()?,
        q: next()?,
        dp: next()?,
        dq: next()?,
        qi: next()?,
    })
}

/// Splits the content of a tag from the bytes after it. The library wrote the document, so a length has at most two bytes.
fn take(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = match *der.strip_prefix(&[tag])? {
        [length @ 0..=0x7f, ref rest @ ..] => (usize::from(length), rest),
        [0x81, length, ref rest @ ..] => (usize::from(length), rest),
        [0x82, high, low, ref rest @ ..] => (usize::from(u16::from_be_bytes([high, low])), rest),
        _ => return None,
    };
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{Algorithm, SigningKey, VerificationKey};

    /// The key, the message and the signature of RFC 7515, appendix A.2.
    const N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    const MESSAGE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    const E: [u8; 3] = [1, 0, 1];

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    #[test]
    fn the_signature_of_the_standard_verifies_and_no_other_does() {
        let key = VerificationKey::rs256("name", &bytes(N), &E).unwrap();
        assert!(key.verifies(MESSAGE.as_bytes(), SIGNATURE));
        assert!(!key.verifies(&MESSAGE.as_bytes()[1..], SIGNATURE));
        assert!(!key.verifies(MESSAGE.as_bytes(), &SIGNATURE[4..]));
        let other_way = VerificationKey::ps256("name", &bytes(N), &E).unwrap();
        assert!(!other_way.verifies(MESSAGE.as_bytes(), SIGNATURE));
        let expected = serde_json::json!({
            "kty": "RSA", "n": N, "e": "AQAB", "kid": "name", "alg": "RS256", "use": "sig",
        });
        assert_eq!(key.public_jwk(), Some(expected));
    }

    /// The example of RFC 7638, section 3.1.
    #[test]
    fn the_thumbprint_is_the_standards() {
        let n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        let public_key = RsaPublicKey::new(&bytes(n), &E).unwrap();
        assert_eq!(public_key.thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    #[test]
    fn a_modulus_that_is_too_short_or_too_long_is_refused() {
        for (bits, is_good) in
            [(8, false), (1024, false), (2040, false), (2048, true), (4096, true), (8192, true), (8200, false)]
        {
            let key = VerificationKey::rs256("name", &vec![255; bits / 8], &E);
            assert_eq!(key.is_ok(), is_good, "{bits} bits");
            assert!(is_good || matches!(key, Err(KeyError::ModulusLength)), "{bits} bits");
        }
        let mut leading_bit_clear = vec![255; 256];
        leading_bit_clear[0] = 127;
        let mut leading_zero = vec![255; 257];
        leading_zero[0] = 0;
        for n in [&[][..], &leading_bit_clear, &leading_zero] {
            assert!(VerificationKey::ps256("name", n, &E).is_err(), "{n:?}");
        }
    }

    #[test]
    fn numbers_that_are_no_key_are_refused() {
        let n = [255; 256];
        for e in [&[][..], &[0], &[1], &[2], &[0, 3], &[1, 0, 0], &[1, 0, 0, 0, 1]] {
            assert!(matches!(VerificationKey::rs256("name", &n, e), Err(KeyError::Cryptography)), "{e:?}");
        }
        assert!(VerificationKey::rs256("name", &n, &[3]).is_ok());
        let even = [254; 256];
        assert!(matches!(VerificationKey::rs256("name", &even, &E), Err(KeyError::Cryptography)));
        assert!(matches!(VerificationKey::rs256("a/b", &n, &E), Err(KeyError::KeyId)));
    }

    #[test]
    fn a_key_goes_through_its_numbers_and_signs_in_its_own_way_alone() {
        let key = RsaPrivateKey::generate().unwrap();
        let numbers = key.numbers().unwrap();
        assert_eq!((numbers.n.len(), numbers.e), (384, &E[..]));
        assert_eq!(RsaPrivateKey::from_numbers(&numbers).unwrap().0, key.0);
        let swapped = RsaNumbers { p: numbers.q, q: numbers.p, ..numbers };
        assert!(RsaPrivateKey::from_numbers(&swapped).is_err(), "dp and dq belong to p and q");
        let [pkcs1, pss] =
            [Algorithm::Rs256, Algorithm::Ps256].map(|algorithm| SigningKey::rsa_named("a", algorithm, &key).unwrap());
        for (signer, other) in [(&pkcs1, &pss), (&pss, &pkcs1)] {
            let signature = signer.sign(b"message").unwrap();
            assert!(signer.verification_key().verifies(b"message", &signature));
            assert!(!other.verification_key().verifies(b"message", &signature));
            let shown = format!("{signer:?} {signer:#?} {:?}", signer.verification_key());
            let secrets = [key.numbers().unwrap().d, key.numbers().unwrap().p];
            for secret in secrets.map(|number| format!("{}, {}", number[0], number[1])) {
                assert!(!shown.contains(&secret) && !shown.contains("encoding"), "{shown}");
            }
        }
    }

    #[test]
    fn what_is_no_structure_of_a_key_is_none() {
        assert_eq!(take(INTEGER, &[2, 1, 7, 9]), Some((&[7][..], &[9][..])));
        assert_eq!(take(INTEGER, &[2, 0x81, 1, 7]), Some((&[7][..], &[][..])));
        assert_eq!(take(INTEGER, &[2, 0x82, 0, 1, 7, 9]), Some((&[7][..], &[9][..])));
        for bad in
            [&[][..], &[2], &[4, 1, 7], &[2, 2, 7], &[2, 0x80, 7], &[2, 0x81], &[2, 0x82, 1], &[2, 0x83, 0, 0, 1, 7]]
        {
            assert_eq!(take(INTEGER, bad), None, "{bad:?}");
        }
        assert!(private_key_numbers(&[0x30, 6, 2, 1, 0, 2, 1, 7]).is_none());
        assert!(pkcs8_private_key(&[0x30, 3, 2, 1, 0]).is_none());
        assert!(SigningKey::rs256(b"nothing").is_err() && SigningKey::ps256(&[0x30, 0]).is_err());
    }
}
