//! How connections are secured: TLS 1.2 and 1.3 of rustls, its cryptography from aws-lc-rs,
//! Mozilla's root certificates and those that the operator adds.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::crypto::aws_lc_rs::default_provider;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use super::error::SetupError;

/// The settings for `protocols` (in ALPN's names), trusting Mozilla's roots and those in the PEM
/// files at `extra`.
pub(super) fn config(extra: &[PathBuf], protocols: &[&str]) -> Result<ClientConfig, SetupError> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for path in extra {
        add(&mut roots, path)?;
    }
    let mut config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = protocols
        .iter()
        .map(|protocol| protocol.as_bytes().to_vec())
        .collect();
    Ok(config)
}

fn add(roots: &mut RootCertStore, path: &Path) -> Result<(), SetupError> {
    let unusable = |reason: String| SetupError::RootCertificates {
        path: path.to_owned(),
        reason,
    };
    let mut any = false;
    for certificate in
        CertificateDer::pem_file_iter(path).map_err(|error| unusable(error.to_string()))?
    {
        let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
        roots
            .add(certificate)
            .map_err(|error| unusable(error.to_string()))?;
        any = true;
    }
    if any {
        Ok(())
    } else {
        Err(unusable("no certificate in it".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn mozillas_roots_are_trusted_by_default() {
        assert!(config(&[], &["h2", "http/1.1"]).is_ok());
    }

    #[test]
    fn a_file_of_roots_that_holds_none_stops_the_start() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"nothing\n").unwrap();
        for path in [file.path(), Path::new("/nonexistent/roots.pem")] {
            let error = config(&[path.to_owned()], &[]).unwrap_err();
            assert!(matches!(error, SetupError::RootCertificates { .. }));
        }
        file.write_all(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
            .unwrap();
        assert!(config(&[file.path().to_owned()], &[]).is_err());
    }
}
